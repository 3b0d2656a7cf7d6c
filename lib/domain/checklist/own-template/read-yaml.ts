import { type Document, isAlias, isMap, isNode, isPair, isScalar, isSeq, LineCounter, type Node, parseDocument, visit } from "yaml";
import { type DocumentPath, pathText } from "./document-problem";
import { MAX_YAML } from "./limits";

/** What keeps a text from being read, where: line and column counted from 1, and the path in it where one is known. */
export type YamlProblem = { readonly path: string; readonly line: number; readonly column: number; readonly message: string };

export type YamlReading =
  | { readonly ok: false; readonly problems: readonly YamlProblem[] }
  | {
      readonly ok: true;
      readonly value: unknown;
      /** A problem of the value at the place in the text from which it came. */
      readonly placed: (problem: { readonly path: DocumentPath; readonly message: string }) => YamlProblem;
    };

/**
 * A text of one YAML document as plain data, by YAML 1.2 and nothing beyond it. Refused, each with line and column: what is no YAML, keys
 * that stand twice, anchors and aliases (with which a small text becomes a huge one), tags, and more than one document.
 */
export function readYaml(text: string): YamlReading {
  if (text.length > MAX_YAML) return refused(`The file is longer than ${MAX_YAML.toLocaleString("en-GB")} characters.`);
  const lines = new LineCounter();
  try {
    const document = parseDocument(text, { ...STRICT, lineCounter: lines });
    const placeOf = (offset: number) => {
      const { line, col } = lines.linePos(offset);
      return { line: Math.max(1, line), column: Math.max(1, col) };
    };
    const broken = [...document.errors, ...document.warnings].map(({ code, message, pos }) => ({
      ...{ path: "", message: WORDS[code] ?? `This cannot be read as YAML: ${message}` },
      ...placeOf(pos[0]),
    }));
    if (broken.length > 0) return { ok: false, problems: broken };
    const foreign = foreignParts(document).map(({ offset, message }) => ({ path: "", message, ...placeOf(offset) }));
    if (foreign.length > 0) return { ok: false, problems: foreign };
    const placed = ({ path, message }: { path: DocumentPath; message: string }) => ({
      ...{ path: pathText(path), message },
      ...placeOf(offsetOf(document, path)),
    });
    return { ok: true, value: document.toJS({ maxAliasCount: 0 }), placed };
  } catch (error) {
    if (error instanceof RangeError) return refused("The file nests its parts too deeply.");
    throw error;
  }
}

const STRICT = {
  version: "1.2",
  schema: "core",
  strict: true,
  uniqueKeys: true,
  merge: false,
  stringKeys: true,
  prettyErrors: false,
  // With "silent", further documents would be left out without a word.
  logLevel: "error",
} as const;

/** What a parser says of the commonest slips, in words that say what to do. */
const WORDS: Readonly<Record<string, string>> = {
  DUPLICATE_KEY: "This key stands twice in one place.",
  TAB_AS_INDENT: "A tab indents this line. Use spaces.",
  BAD_INDENT: "This line is indented by another number of spaces than its neighbours.",
  MULTIPLE_DOCS: "A second document begins here. A file holds one template.",
  MISSING_CHAR: "A character is missing here: a quote or a bracket is not closed, or a comma or a colon is left out.",
  BLOCK_AS_IMPLICIT_KEY: "A value of several lines cannot stand here. Is the line above indented as it should be?",
  MULTILINE_IMPLICIT_KEY: "A key stands on one line, followed by a colon.",
  UNEXPECTED_TOKEN: "Something stands here that does not belong. Is a text with a colon or a quote left unquoted?",
  BAD_ALIAS: "Anchors and aliases are not read. Write the value out.",
  NON_STRING_KEY: "A key is a text.",
  TAG_RESOLVE_FAILED: "Tags are not read. Leave out what begins with an exclamation mark.",
};

function refused(message: string): YamlReading {
  return { ok: false, problems: [{ path: "", line: 1, column: 1, message }] };
}

type Foreign = { readonly offset: number; readonly message: string };

/** Parts of YAML that a template does not need, and that make a file mean more than it says. */
function foreignParts(document: Document.Parsed): Foreign[] {
  const found: Foreign[] = [];
  const { yaml } = document.directives;
  if (yaml.explicit && yaml.version !== "1.2")
    found.push({ offset: 0, message: "Templates are read as YAML 1.2. Leave out the line that says otherwise." });
  visit(document, {
    Node: (_, node) => {
      const offset = node.range?.[0] ?? 0;
      if (isAlias(node) || node.anchor) found.push({ offset, message: "Anchors and aliases are not read. Write the value out." });
      else if (node.tag && !node.tag.startsWith("tag:yaml.org,2002:")) found.push({ offset, message: "Tags are not read." });
    },
  });
  return found;
}

/** Where a value begins, or its key where it is one of a map; of what is not there, where it would stand. */
function offsetOf(document: Document.Parsed, path: DocumentPath): number {
  let node: unknown = document.contents;
  let offset = startOf(node) ?? 0;
  for (const step of path) {
    const next = stepInto(node, step);
    if (!next) break;
    offset = next.offset ?? offset;
    node = next.node;
  }
  return offset;
}

function stepInto(node: unknown, step: string | number): { node: unknown; offset: number | null } | null {
  if (isSeq(node) && typeof step === "number") {
    const one = node.items[step];
    return one === undefined ? null : { node: one, offset: startOf(one) };
  }
  if (!isMap(node)) return null;
  const pair = node.items.find((one) => isPair(one) && isScalar(one.key) && one.key.value === step);
  return pair ? { node: pair.value, offset: startOf(pair.key) } : null;
}

function startOf(node: unknown): number | null {
  return isNode(node) ? ((node as Node).range?.[0] ?? null) : null;
}
