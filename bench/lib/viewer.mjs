/** One browser that watches: a raw connection to the stream that notes when it got which event. */
import net from "node:net";
import { requestText } from "./http.mjs";

/** Frames are the same bytes for all viewers of a tick: each is parsed once and remembered. */
const parsed = new Map();
const REMEMBERED = 256;

function parseFrame(text) {
  const known = parsed.get(text);
  if (known) return known;
  const data = /^data: (.*)$/m.exec(text)?.[1];
  const frame = data ? JSON.parse(data) : { type: "none" };
  const short = { type: frame.type, seqs: frame.type === "events" ? frame.events.map((event) => event.seq) : [] };
  if (parsed.size >= REMEMBERED) parsed.clear();
  parsed.set(text, short);
  return short;
}

/** Between two chunks of the body, where one falls into a frame: frames themselves hold no carriage return. */
const CHUNK_BORDER = /\r\n[0-9a-f]+\r\n/g;

export class Viewer {
  /** When each event came, in ms of this process's clock, by its number. */
  arrivals = new Map();
  gaps = 0;
  isOpen = false;
  #socket;
  #rest = "";
  #last;
  #onChange;

  /** `path` is that of the stream; `after` the number it begins behind. `onChange` hears of the hello and of each event. */
  constructor({ port, path, headers, after, onChange = () => {} }) {
    this.#last = after;
    this.#onChange = onChange;
    const socket = net.connect(port, "127.0.0.1", () => socket.write(requestText({ method: "GET", path, headers })));
    this.#socket = socket;
    socket.setEncoding("latin1");
    socket.setNoDelay(true);
    socket.on("data", (chunk) => this.#take(chunk));
    socket.on("error", (error) => {
      this.error = error;
    });
  }

  /** Number of the last event. */
  get last() {
    return this.#last;
  }

  close() {
    this.#socket.destroy();
  }

  #take(chunk) {
    const now = performance.now();
    const parts = (this.#rest + chunk).split("\n\n");
    this.#rest = parts.pop() ?? "";
    for (const part of parts) this.#note(part, now);
  }

  #note(text, now) {
    const start = text.search(/^(id|data): /m);
    if (start < 0) return;
    const { type, seqs } = parseFrame(text.slice(start).replace(CHUNK_BORDER, ""));
    if (type === "hello") this.isOpen = true;
    for (const seq of seqs) {
      if (seq !== this.#last + 1) this.gaps += 1;
      this.#last = seq;
      this.arrivals.set(seq, now);
    }
    if (type === "hello" || seqs.length > 0) this.#onChange(this);
  }
}
