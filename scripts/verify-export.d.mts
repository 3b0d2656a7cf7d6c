/** Types of verify-export.mjs, which must stay plain JavaScript. */
export function verifyExport(
  file: string,
  options?: { publicKey?: string },
): Promise<{ events: number; streams: number; signature: string; problems: string[] }>;
