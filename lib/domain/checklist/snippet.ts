import type { ReleaseDetails } from "@/lib/domain/release/state";
import { type Quote, quoteAfter, snippetHazard } from "./snippet-hazard";

/** The placeholders that commands of a template may hold, written `{{name}}`. */
export const SNIPPET_PLACEHOLDERS = ["service", "namespace", "fromVersion", "toVersion", "environment", "artifactDigest"] as const;
export type SnippetPlaceholder = (typeof SNIPPET_PLACEHOLDERS)[number];
export type SnippetValues = { readonly [name in SnippetPlaceholder]?: string };

type SnippetSource = Pick<ReleaseDetails, "service" | "namespace" | "fromVersion" | "toVersion" | "environment" | "artifactDigest">;

/** What the release gives to its snippets. */
export function snippetValues(details: SnippetSource): SnippetValues {
  const { namespace, fromVersion, toVersion, environment, artifactDigest } = details;
  return { service: details.service.name, namespace, fromVersion, toVersion, environment, artifactDigest };
}

/** Names of all placeholders in a command, known or not, in order of appearance. */
export function placeholdersOf(command: string): string[] {
  return [...command.matchAll(PLACEHOLDER)].map((match) => match[0].slice(2, -2));
}

/** No spaces inside, so that a placeholder left standing is one word to the shell; `{{.Name}}` is somebody else's. */
const PLACEHOLDER = /\{\{[A-Za-z][A-Za-z0-9]*\}\}/g;

/**
 * The command with the values filled in, ready to paste into a POSIX shell. Whatever a value holds, it stays the text it is:
 * a plain one goes in as it stands, any other is quoted for the place where it stands (bare, in single or in double quotes).
 * A placeholder stays visible when there is no such value, when it is empty, and when no quoting makes it safe to paste:
 * a leading hyphen would be read as an option, and control characters are obeyed by the terminal before a shell sees them.
 * A command with a `snippetHazard` is returned as it is.
 */
export function fillSnippet(command: string, values: SnippetValues): string {
  if (snippetHazard(command)) return command;
  let quote: Quote = "none";
  let filled = "";
  let end = 0;
  for (const match of command.matchAll(PLACEHOLDER)) {
    const literal = command.slice(end, match.index);
    quote = quoteAfter(literal, quote);
    const value = usableValue(values, match[0].slice(2, -2));
    filled += literal + (value === null ? match[0] : quoted(value, quote));
    end = match.index + match[0].length;
  }
  return filled + command.slice(end);
}

/** Means itself to every shell, quoted or not. The first character is stricter: `=`, `~`, `-` and `%` can mean something there. */
const PLAIN = /^[A-Za-z0-9_./][A-Za-z0-9_./:@%+=-]*$/;

/** Escape, backspace, line ends and their like: C0, DEL, C1, and Unicode's line and paragraph separators. */
const CONTROL = /[\p{Cc}\p{Zl}\p{Zp}]/u;

function usableValue(values: SnippetValues, name: string): string | null {
  const known = SNIPPET_PLACEHOLDERS.find((placeholder) => placeholder === name);
  const value = known && values[known];
  return !value || value.startsWith("-") || CONTROL.test(value) ? null : value;
}

function quoted(value: string, quote: Quote): string {
  if (PLAIN.test(value)) return value;
  // A single quote cannot stand inside single quotes: close, write it escaped, open again.
  const inside = value.replaceAll("'", "'\\''");
  switch (quote) {
    case "single":
      return inside;
    case "none":
      return `'${inside}'`;
    case "double":
      // Inside double quotes `!` cannot be made safe in an interactive shell, so they are left for the value.
      return `"'${inside}'"`;
  }
}
