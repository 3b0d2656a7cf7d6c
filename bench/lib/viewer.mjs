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

/** As soon as the real browser comes back first. */
const RETRY_MS = 250;

export class Viewer {
  /** When each event came, in ms of this process's clock, by its number. */
  arrivals = new Map();
  gaps = 0;
  retries = 0;
  isOpen = false;
  #isClosed = false;
  #pathAfter;
  #options;
  #socket;
  #rest = "";
  #last;
  #onChange;

  /** `pathAfter` gives the path of the stream behind a number. `onChange` hears of the hello and of each event. */
  constructor({ port, pathAfter, headers, after, onChange = () => {} }) {
    this.#last = after;
    this.#pathAfter = pathAfter;
    this.#options = { port, headers };
    this.#onChange = onChange;
    this.#open();
  }

  /** Number of the last event. */
  get last() {
    return this.#last;
  }

  close() {
    this.#isClosed = true;
    this.#socket.destroy();
  }

  #open() {
    const { port, headers } = this.#options;
    const request = requestText({ method: "GET", path: this.#pathAfter(this.#last), headers: [...headers, "connection: close"] });
    const socket = net.connect(port, "127.0.0.1", () => socket.write(request));
    this.#socket = socket;
    this.#rest = "";
    socket.setEncoding("latin1");
    socket.setNoDelay(true);
    socket.on("data", (chunk) => this.#take(chunk));
    socket.on("error", () => {});
    // Refused, or cut: comes back by itself, as a browser does.
    socket.on("close", () => this.#isClosed || setTimeout(() => this.#again(), RETRY_MS));
  }

  #again() {
    if (this.#isClosed) return;
    this.retries += 1;
    this.isOpen = false;
    this.#open();
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
