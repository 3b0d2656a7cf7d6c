import { type Frame, formatCursors, frameSchema } from "@/lib/contracts/live";

/** How the stream is doing, and since when by this browser's clock (ms). */
export type LiveStatus = { readonly kind: "connecting" | "online" | "offline" | "signed-out"; readonly since: number };

type Options = {
  readonly cursors: () => ReadonlyMap<string, number>;
  readonly onFrame: (frame: Frame) => void;
  readonly onStatus: (status: LiveStatus) => void;
};

const SILENCE_MS = 18_000;
const FIRST_RETRY_MS = 250;
const LAST_RETRY_MS = 4_000;

/**
 * One EventSource that comes back by itself, each time from the present cursors. A connection that says nothing for 18 s
 * counts as lost: a half-open one never tells.
 */
export function openLiveSource({ cursors, onFrame, onStatus }: Options) {
  let source: EventSource | null = null;
  let retryMs = FIRST_RETRY_MS;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let silence: ReturnType<typeof setTimeout> | undefined;
  let status: LiveStatus = { kind: "connecting", since: Date.now() };
  let isClosed = false;

  const setStatus = (kind: LiveStatus["kind"]) => {
    if (status.kind === kind) return;
    status = { kind, since: Date.now() };
    onStatus(status);
  };
  const heard = () => {
    clearTimeout(silence);
    silence = setTimeout(lost, SILENCE_MS);
  };
  const lost = () => {
    source?.close();
    source = null;
    clearTimeout(silence);
    if (isClosed) return;
    setStatus("offline");
    clearTimeout(timer);
    timer = setTimeout(connect, retryMs * (0.75 + Math.random() / 2));
    retryMs = Math.min(retryMs * 2, LAST_RETRY_MS);
  };
  const receive = (event: MessageEvent<string>) => {
    heard();
    const frame = frameSchema.parse(JSON.parse(event.data));
    if (frame.type === "hello") {
      retryMs = FIRST_RETRY_MS;
      setStatus("online");
    }
    onFrame(frame);
    if (frame.type !== "bye") return;
    if (frame.reason !== "signed-out") return lost();
    close();
    setStatus("signed-out");
  };
  const connect = () => {
    source?.close();
    source = new EventSource(`/api/v1/live?after=${encodeURIComponent(formatCursors(cursors()))}`);
    source.onmessage = receive;
    source.onerror = lost;
    heard();
  };
  const close = () => {
    isClosed = true;
    source?.close();
    clearTimeout(timer);
    clearTimeout(silence);
  };
  /** At once, when the browser says that the network is back or the tab is looked at again. */
  const reconnectNow = () => {
    if (isClosed || status.kind === "online") return;
    clearTimeout(timer);
    connect();
  };
  /** With other cursors: a release more to follow, or a gap to fill. */
  const restart = () => {
    if (isClosed) return;
    clearTimeout(timer);
    connect();
  };

  connect();
  return { close, reconnectNow, restart, lost, status: () => status };
}
