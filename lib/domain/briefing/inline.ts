import { isSafeUrl } from "@/lib/domain/text/plain-text";

/** A piece of a line: plain, strong, code, or a link. There is nothing else, so there is nothing that could run. */
export type InlinePart =
  | { readonly kind: "text" | "strong" | "code"; readonly text: string }
  | { readonly kind: "link"; readonly text: string; readonly href: string };

const MARK = /\*\*([^*\n]+)\*\*|`([^`\n]+)`|\[([^\]\n]+)\]\(([^()\s]+)\)/g;

/**
 * The pieces of a text with `**strong**`, `` `code` `` and `[label](https://…)`; everything else means itself. A link that is not
 * plain http or https stays text, as it was typed.
 */
export function inlineParts(text: string): InlinePart[] {
  const parts: InlinePart[] = [];
  let end = 0;
  for (const match of text.matchAll(MARK)) {
    const part = partOf(match);
    if (!part) continue;
    if (match.index > end) parts.push({ kind: "text", text: text.slice(end, match.index) });
    parts.push(part);
    end = match.index + match[0].length;
  }
  if (end < text.length) parts.push({ kind: "text", text: text.slice(end) });
  return parts;
}

function partOf([, strong, code, label, href]: RegExpExecArray): InlinePart | null {
  if (strong !== undefined) return { kind: "strong", text: strong };
  if (code !== undefined) return { kind: "code", text: code };
  return label !== undefined && href !== undefined && isSafeUrl(href) ? { kind: "link", text: label, href } : null;
}

/** The text without its marks, for lists and searching. */
export const plainOf = (text: string): string =>
  inlineParts(text)
    .map((part) => part.text)
    .join("");
