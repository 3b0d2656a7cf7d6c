/**
 * A client that costs little: one kept-open connection, one request at a time, no more parsing than is needed. What the load
 * process saves is left to the servers that share the machine with it.
 */
import net from "node:net";

const HEAD_END = "\r\n\r\n";

/** Text of a request with a JSON body; `headers` are whole lines. */
export function requestText({ method, path, headers = [], body }) {
  const lines = [`${method} ${path} HTTP/1.1`, "host: localhost", ...headers];
  if (body === undefined) return `${lines.join("\r\n")}${HEAD_END}`;
  return `${lines.join("\r\n")}\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}${HEAD_END}${body}`;
}

/** The answer at the beginning of `text`, or `undefined` while it is not whole. */
function parseAnswer(text) {
  const headEnd = text.indexOf(HEAD_END);
  if (headEnd < 0) return undefined;
  const head = text.slice(0, headEnd).toLowerCase();
  const rest = text.slice(headEnd + HEAD_END.length);
  const status = Number(head.slice(9, 12));
  const length = /content-length: (\d+)/.exec(head)?.[1];
  if (length !== undefined) return rest.length < Number(length) ? undefined : { status, body: rest.slice(0, Number(length)) };
  if (!head.includes("transfer-encoding: chunked")) return { status, body: "" };
  return rest.endsWith("0\r\n\r\n") ? { status, body: unchunk(rest) } : undefined;
}

function unchunk(text) {
  let body = "";
  for (let at = 0; ; ) {
    const lineEnd = text.indexOf("\r\n", at);
    const size = Number.parseInt(text.slice(at, lineEnd), 16);
    if (!size) return body;
    body += text.slice(lineEnd + 2, lineEnd + 2 + size);
    at = lineEnd + 2 + size + 2;
  }
}

/** A connection for requests one after another. It is opened again when the server has closed it. */
export class Connection {
  #port;
  #socket;
  #text = "";
  #waiting;

  constructor(port) {
    this.#port = port;
  }

  /** Sends one request. Rejects when the connection breaks before the answer is whole. */
  async send(text) {
    if (!this.#socket || this.#socket.destroyed) await this.#open();
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject };
      this.#socket.write(text);
    });
  }

  close() {
    this.#socket?.destroy();
  }

  async #open() {
    const socket = net.connect(this.#port, "127.0.0.1");
    this.#socket = socket;
    this.#text = "";
    socket.setNoDelay(true);
    socket.setEncoding("latin1");
    await new Promise((resolve, reject) => socket.once("connect", resolve).once("error", reject));
    socket.on("data", (chunk) => this.#take(chunk));
    socket.on("error", () => {});
    socket.on("close", () => this.#settle((waiting) => waiting.reject(new Error("the connection broke"))));
  }

  #take(chunk) {
    this.#text += chunk;
    const answer = parseAnswer(this.#text);
    if (!answer) return;
    this.#text = "";
    this.#settle((waiting) => waiting.resolve(answer));
  }

  #settle(how) {
    const waiting = this.#waiting;
    this.#waiting = undefined;
    if (waiting) how(waiting);
  }
}
