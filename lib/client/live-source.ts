import { formatCursors } from "@/lib/contracts/cursors";
import type { Frame } from "@/lib/contracts/live";
import { whenIdle } from "./when-idle";

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
export class LiveSource {
  readonly #options: Options;
  #source: EventSource | null = null;
  #retryMs = FIRST_RETRY_MS;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #silence: ReturnType<typeof setTimeout> | undefined;
  #status: LiveStatus["kind"] = "connecting";
  #isClosed = false;
  /** Comes after the page, as the stream does. */
  #parse: ((value: unknown) => Frame) | null = null;

  constructor(options: Options) {
    this.#options = options;
    whenIdle(() => this.restart());
  }

  /** With other cursors: a release more to follow, or a gap to fill. */
  restart(): void {
    if (this.#isClosed) return;
    clearTimeout(this.#retry);
    this.#source?.close();
    if (!this.#parse) return void this.#learn();
    this.#source = new EventSource(`/api/v1/live?after=${encodeURIComponent(formatCursors(this.#options.cursors()))}`);
    this.#source.onmessage = (event: MessageEvent<string>) => this.#receive(event.data);
    this.#source.onerror = () => this.lost();
    this.#heard();
  }

  async #learn(): Promise<void> {
    try {
      const { frameSchema } = await import("./parsers");
      const isFirst = this.#parse === null;
      this.#parse = (value) => frameSchema.parse(value);
      if (isFirst) this.restart();
    } catch {
      this.lost();
    }
  }

  /** At once, when the browser says that the network is back or the tab is looked at again. */
  reconnectNow(): void {
    if (this.#status !== "online") this.restart();
  }

  /** The connection is gone, or not to be trusted: tries again, ever more slowly. */
  lost(): void {
    this.#source?.close();
    this.#source = null;
    clearTimeout(this.#silence);
    if (this.#isClosed) return;
    this.#setStatus("offline");
    clearTimeout(this.#retry);
    // Spread, so that a restarted server is not met by everybody at the same moment.
    this.#retry = setTimeout(() => this.restart(), this.#retryMs * (0.75 + Math.random() / 2));
    this.#retryMs = Math.min(this.#retryMs * 2, LAST_RETRY_MS);
  }

  #receive(data: string): void {
    this.#heard();
    if (!this.#parse) return;
    const frame = this.#parse(JSON.parse(data));
    if (frame.type === "hello") {
      this.#retryMs = FIRST_RETRY_MS;
      this.#setStatus("online");
    }
    this.#options.onFrame(frame);
    if (frame.type !== "bye") return;
    if (frame.reason === "signed-out") this.#end();
    else this.lost();
  }

  #end(): void {
    this.#isClosed = true;
    this.#source?.close();
    clearTimeout(this.#retry);
    clearTimeout(this.#silence);
    this.#setStatus("signed-out");
  }

  #heard(): void {
    clearTimeout(this.#silence);
    this.#silence = setTimeout(() => this.lost(), SILENCE_MS);
  }

  #setStatus(kind: LiveStatus["kind"]): void {
    if (this.#status === kind) return;
    this.#status = kind;
    this.#options.onStatus({ kind, since: Date.now() });
  }
}
