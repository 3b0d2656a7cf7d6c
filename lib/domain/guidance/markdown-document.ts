import { mdCode, mdText } from "./markdown-text";
import { placeholdersIn } from "./placeholders";

/** A document for people: its title, what has to be filled in, and then its body. `title` is Markdown already. */
export function markdownDocument(title: string, body: readonly string[]): string {
  const text = body.join("\n");
  const missing = placeholdersIn(text).map(({ mark, meaning }) => `- ${mdCode(mark)}: ${mdText(meaning)}`);
  const filling = missing.length === 0 ? [] : ["## To fill in by hand", "", ...missing, ""];
  return [`# ${title}`, "", ...filling, text, ""].join("\n");
}
