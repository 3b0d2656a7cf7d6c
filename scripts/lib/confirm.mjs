/** Asks before something cannot be taken back. */
import { createInterface } from "node:readline/promises";
import { PlainError } from "./say.mjs";

/** Goes on only when the person types `words`, or gave `--yes`. Throws a PlainError otherwise. */
export async function confirm({ question, words, isYes }) {
  if (isYes) return;
  if (!process.stdin.isTTY) throw new PlainError(`${question}\nThis is no terminal where it could be confirmed: add --yes if you mean it.`);
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    const answer = await terminal.question(`${question}\nType "${words}" to go on: `);
    if (answer.trim() !== words) throw new PlainError("Nothing was changed.");
  } finally {
    terminal.close();
  }
}
