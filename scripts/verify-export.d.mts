/** Types of verify-export.mjs, which must stay plain JavaScript. */
type Checkpoint = { readonly at: string; readonly heads: readonly [stream: string, seq: number, hash: string][] };

export function verifyExport(
  file: string,
  options?: { publicKey?: string; checkpoints?: readonly Checkpoint[] },
): Promise<{ events: number; streams: number; signature: string; unseen: string[]; problems: string[] }>;
export function readCheckpoints(text: string): Checkpoint[];
