/** Which quotes are open at a place of a shell command. */
export type Quote = "none" | "single" | "double";

/** The quoting that is open after a piece of shell text, given the one before it. */
export function quoteAfter(text: string, before: Quote): Quote {
  let quote = before;
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index];
    if (character === "\\" && quote !== "single") index += 1;
    else if (character === "'" && quote !== "double") quote = quote === "single" ? "none" : "single";
    else if (character === '"' && quote !== "single") quote = quote === "double" ? "none" : "double";
  }
  return quote;
}

/**
 * Why no value can be put safely into this command, or `null`. A value stays mere text only where the shell reads the
 * command once and the place is an argument: quoting does not reach into a second shell, a program text or a substitution.
 */
export function snippetHazard(command: string): string | null {
  if (/[\p{Cc}\p{Zl}\p{Zp}]/u.test(command)) return "It must be a single line.";
  if (quoteAfter(command, "none") !== "none") return "A quote is not closed.";
  const read = withoutSingleQuoted(command);
  const hazard = HAZARDS.find(({ pattern }) => pattern.test(read));
  if (hazard) return hazard.why;
  return /\{\{\w+\}\}/.test(command) && INTERPRETER.test(read)
    ? "A placeholder cannot go to a command that runs its arguments as a program."
    : null;
}

const HAZARDS = [
  { pattern: /`|\$\(|\$\{|\$["']/, why: "It must not substitute commands or parameters other than plain variables." },
  { pattern: /<</, why: "It must not hold a here-document." },
  { pattern: /(^|\s)#/, why: "It must not hold a comment." },
  { pattern: /\\\{\{/, why: "A backslash must not stand before a placeholder." },
  { pattern: /[<>]\s*["']?\{\{\w|\w\}\}["']?[<>]/, why: "A placeholder must not be part of a redirection." },
  { pattern: /(^|[;&|(])\s*(\w+=\S*\s+)*["']?\{\{\w/, why: "A placeholder must not name the command." },
  { pattern: /\{\{(\s+\w+\s*|\w+\s+)\}\}/, why: "A placeholder has no spaces inside its braces." },
] as const;

/**
 * Programs that read a program, a command line or a query from their arguments. Shells are looked for anywhere, since other
 * commands start them (`kubectl exec … -- sh -c`); the rest where a command begins.
 */
const INTERPRETER =
  /(^|\s)(\S*\/)?(eval|(ba|da|k|z)?sh)\s|(^|[;&|(]|\s--)\s*(\S*\/)?(ssh|su|source|xargs|parallel|watch|awk|sed|perl|python3?|ruby|node|psql|mysql)\s/;

/** The text with the inside of single quotes taken out: the shell reads nothing there. Placeholders are kept. */
function withoutSingleQuoted(command: string): string {
  let quote: Quote = "none";
  let read = "";
  for (const piece of command.split(/(\{\{\w+\}\}|\\.|['"])/)) {
    if (quote !== "single" || piece.endsWith("'") || /^\{\{\w+\}\}$/.test(piece)) read += piece;
    quote = quoteAfter(piece, quote);
  }
  return read;
}
