import { Fault } from "./problem";

const MAX_BYTES = 256 * 1024;
const MAX_DEPTH = 20;

/** The JSON body of a request. Refuses other types, bodies over 256 kB or deeper than 20, NUL and lone surrogates (they break hashes). */
export async function readJson(request: Request): Promise<unknown> {
  if (!(request.headers.get("content-type") ?? "").toLowerCase().startsWith("application/json"))
    throw new Fault("not-json", "Send the body as application/json.");
  if (Number(request.headers.get("content-length") ?? 0) > MAX_BYTES) throw tooLarge(MAX_BYTES);
  return parseStrict(await readBytes(request));
}

/** The value of a JSON text, by the same rules as `readJson`. */
export function parseStrict(bytes: Uint8Array): unknown {
  const value = parse(textOf(bytes));
  checkValue(value, 0, "");
  return value;
}

/** The body as it came, for who checks a signature over it or reads a file. Refuses more than `most` bytes, and nothing at all. */
export async function readBytes(request: Request, most = MAX_BYTES): Promise<Uint8Array> {
  const reader = request.body?.getReader();
  if (!reader) throw new Fault("bad-input", "The body is empty.");
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    bytes += next.value.byteLength;
    if (bytes > most) throw tooLarge(most);
    chunks.push(next.value);
  }
  return Buffer.concat(chunks);
}

/** Its text. Refuses what is not UTF-8. */
export function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new Fault("bad-input", "The body is not valid UTF-8.");
  }
}

const tooLarge = (most: number) => new Fault("too-large", `The body is larger than ${most / 1024} kB.`);

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Fault("bad-input", "The body is not valid JSON.");
  }
}

function checkValue(value: unknown, depth: number, path: string): void {
  if (depth > MAX_DEPTH) throw new Fault("too-large", "The body is nested deeper than 20 levels.");
  if (typeof value === "string") checkString(value, path);
  if (typeof value !== "object" || value === null) return;
  for (const [key, one] of Object.entries(value)) {
    checkString(key, path);
    if (key === "__proto__") throw new Fault("bad-input", "A field may not be called __proto__.", { path });
    checkValue(one, depth + 1, path ? `${path}.${key}` : key);
  }
}

function checkString(text: string, path: string): void {
  if (text.includes("\0") || !text.isWellFormed()) throw new Fault("bad-input", "Text holds a NUL or a broken character.", { path });
}
