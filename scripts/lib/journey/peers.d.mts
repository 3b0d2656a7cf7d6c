/** Types of peers.mjs, which must stay plain JavaScript. */
export type Peers = {
  readonly arrivals: readonly { readonly recipient: string; readonly text: string }[];
  readonly env: Readonly<Record<string, string>>;
  readonly urls: Readonly<Record<"slack" | "teams" | "webhook", string>>;
  stop(): Promise<unknown>;
};

export function startPeers(): Promise<Peers>;
