import { XMLParser, XMLValidator } from "fast-xml-parser";
import type { XmlElement } from "@/lib/domain/evidence/junit";
import { Fault } from "./problem";
import { textOf } from "./strict-json";

const MAX_DEPTH = 30;

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: "",
  parseTagValue: false,
  processEntities: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
  maxNestedTags: MAX_DEPTH,
});

/**
 * The root element of an XML file. Refuses what is not well-formed or deeper than 30, and any DOCTYPE: nothing is looked up and
 * no entity is expanded but the five that XML itself has.
 */
export function parseXml(bytes: Uint8Array): XmlElement {
  const text = textOf(bytes);
  if (/<!(DOCTYPE|ENTITY)/i.test(text)) throw new Fault("bad-input", "The XML has a DOCTYPE; send it without.", { path: "DOCTYPE" });
  const checked = XMLValidator.validate(text);
  if (checked !== true) {
    const { msg, line, col } = checked.err;
    throw new Fault("bad-input", `This is not well-formed XML: ${msg}`, { path: `line ${line}, column ${col}` });
  }
  const [root] = elementsOf(parse(text));
  if (!root) throw new Fault("bad-input", "The XML has no element.");
  return root;
}

type Node = Readonly<Record<string, unknown>>;

function parse(text: string): readonly Node[] {
  try {
    return parser.parse(text);
  } catch (error) {
    throw new Fault("bad-input", `This XML cannot be read: ${error instanceof Error ? error.message : "unknown"}`);
  }
}

function elementsOf(nodes: readonly Node[]): XmlElement[] {
  return nodes.flatMap((node) =>
    Object.entries(node).flatMap(([name, inner]) => {
      if (name === ":@" || name.startsWith("#") || !Array.isArray(inner)) return [];
      return [{ name, attributes: attributesOf(node[":@"]), children: elementsOf(inner) }];
    }),
  );
}

function attributesOf(all: unknown): Record<string, string> {
  return Object.fromEntries(Object.entries(all ?? {}).map(([name, value]) => [name, plain(String(value))]));
}

const OWN: Readonly<Record<string, string>> = { lt: "<", gt: ">", quot: '"', apos: "'", amp: "&" };
const plain = (text: string): string => text.replace(/&(lt|gt|quot|apos|amp);/g, (_, name: string) => OWN[name] ?? "");
