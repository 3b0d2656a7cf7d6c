/**
 * The one text of a JSON value: keys in order of their UTF-16 code units, no spaces, numbers and strings as ECMAScript
 * writes them. Equal values give equal text, so its hash identifies the value. Source: RFC 8785 (JCS).
 *
 * A property that is `undefined` is left out, as JSON leaves it out, so a value hashes alike before and after transport.
 * Throws TypeError, naming the place, for what JSON cannot carry without loss: `undefined` elsewhere, holes in arrays,
 * functions, symbols, bigint, NaN and infinities, lone surrogates, objects that are not plain (Date, Map), and cycles.
 */
export function canonicalJson(value: unknown): string {
  return write(value, { path: "$", ancestors: new Set() });
}

/** Where the writer stands: the path is for messages, the ancestors find cycles. */
type Place = { readonly path: string; readonly ancestors: ReadonlySet<object> };

function write(value: unknown, place: Place): string {
  switch (typeof value) {
    case "string":
      return writeString(value, place);
    case "number":
      return writeNumber(value, place);
    case "boolean":
      return value ? "true" : "false";
    case "object":
      return value === null ? "null" : writeObject(value, place);
    case "undefined":
    case "function":
    case "symbol":
    case "bigint":
      throw refuse(typeof value, place);
  }
}

function writeString(text: string, place: Place): string {
  // JSON.stringify would escape a lone surrogate; RFC 8785 section 3.2.2.2 asks for an error instead.
  if (!text.isWellFormed()) throw refuse("a lone surrogate", place);
  return JSON.stringify(text);
}

function writeNumber(number: number, place: Place): string {
  if (!Number.isFinite(number)) throw refuse(String(number), place);
  return JSON.stringify(number);
}

function writeObject(value: object, { path, ancestors }: Place): string {
  if (ancestors.has(value)) throw refuse("a cycle", { path, ancestors });
  const inside = new Set(ancestors).add(value);
  if (Array.isArray(value)) {
    // Array.from visits holes too, as undefined, which `write` refuses.
    return `[${Array.from(value, (item: unknown, index) => write(item, { path: `${path}[${index}]`, ancestors: inside })).join(",")}]`;
  }
  if (!isPlain(value)) throw refuse("an object that is not plain", { path, ancestors });
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, member]) => {
      const place = { path: `${path}.${key}`, ancestors: inside };
      return `${writeString(key, place)}:${write(member, place)}`;
    });
  return `{${members.join(",")}}`;
}

/** Literals and what `JSON.parse` makes, also from another realm; neither class instances nor boxed primitives. */
function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype === null) return true;
  return Object.prototype.toString.call(value) === "[object Object]" && Object.getPrototypeOf(prototype) === null;
}

function refuse(what: string, { path }: Place): TypeError {
  return new TypeError(`Canonical JSON cannot carry ${what} at ${path}.`);
}
