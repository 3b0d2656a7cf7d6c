/**
 * What the launcher prints. Runs on any Node >= 20, so it knows nothing but the console.
 */

const isColourful = process.stdout.isTTY === true && !process.env.NO_COLOR;
const paint = (code, text) => (isColourful ? `\u001b[${code}m${text}\u001b[0m` : text);

export const bold = (text) => paint(1, text);
export const dim = (text) => paint(2, text);
export const red = (text) => paint(31, text);
export const green = (text) => paint(32, text);

/** A fault whose message is meant for the person at the terminal: printed without a stack, exit code 1. */
export class PlainError extends Error {}

/** Milliseconds as a person reads them: `340 ms`, `2.4 s`, `1 min 12 s`. */
export function duration(ms) {
  if (ms < 1000) return `${Math.round(ms)} ms`;
  if (ms < 60_000) return `${(ms / 1000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1000);
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

const isInteractive = process.stdout.isTTY === true;

/** A line below the present step. */
export function note(text) {
  if (isInteractive) process.stdout.write("\r\u001b[2K");
  for (const line of text.split("\n")) console.log(`    ${dim(line)}`);
}

/** Says that a step is under way: at once on a terminal, where the line is written over; elsewhere when it takes long. */
function announce(name) {
  if (isInteractive) {
    process.stdout.write(`  … ${name}`);
    return () => process.stdout.write("\r\u001b[2K");
  }
  const timer = setTimeout(() => console.log(`  … ${name}`), 3000);
  return () => clearTimeout(timer);
}

/**
 * Runs one step and prints its name with the time it took. A step that answers with a string has it printed beside its name.
 * @template T
 * @param {string} name
 * @param {() => T | Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(name, work) {
  const began = performance.now();
  const clear = announce(name);
  try {
    const result = await work();
    clear();
    const said = typeof result === "string" && result !== "" ? dim(` · ${result}`) : "";
    console.log(`  ${green("✓")} ${name}${said} ${dim(duration(performance.now() - began))}`);
    return result;
  } catch (error) {
    clear();
    console.log(`  ${red("✗")} ${name} ${dim(duration(performance.now() - began))}`);
    throw error;
  }
}

/** Prints what went wrong in words for a person, and a stack only where nobody foresaw the fault. */
export function sayFault(error) {
  const isFull = error?.code === "ENOSPC" || error?.code === "EDQUOT";
  const unforeseen = isFull
    ? `The disk is full: ${error.message}\nFree some space there and start again.`
    : (error?.stack ?? String(error));
  const text = error instanceof PlainError ? error.message : unforeseen;
  console.error(`\n${red("T-Minus could not go on.")}\n${text}\n`);
}

/** A reader that has gone (`npm start | head`) is no fault. */
export function outliveReaders() {
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});
}

/** The end of a long output, for the person who has to find out what failed. */
export function tail(text, lines = 30) {
  return text.trimEnd().split("\n").slice(-lines).join("\n");
}
