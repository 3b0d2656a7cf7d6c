/** Which quotes are open at a place of a shell command. */
export type Quote = "none" | "single" | "double";

/** The quoting that is open after a piece of shell text, given the one before it. */
export function quoteAfter(text: string, before: Quote): Quote {
  let quote = before;
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index];
    if (character === "\\" && quote !== "single") index += 1;
    else if (character === "'") quote = TOGGLED.single[quote];
    else if (character === '"') quote = TOGGLED.double[quote];
  }
  return quote;
}

/** What a quote character of each kind makes of what is open: inside the other kind it is mere text. */
const TOGGLED = {
  single: { none: "single", single: "none", double: "double" },
  double: { none: "double", double: "none", single: "single" },
} as const satisfies Record<"single" | "double", Record<Quote, Quote>>;

/**
 * Why no value can be put safely into this command, or `null`. A value stays mere text only where the shell reads the
 * command once and the place is an argument: quoting does not reach into a second shell, a program text or a substitution.
 */
export function snippetHazard(command: string): string | null {
  if (/[\p{Cc}\p{Zl}\p{Zp}]/u.test(command)) return "It must be a single line.";
  if (quoteAfter(command, "none") !== "none") return "A quote is not closed.";
  const read = without(["single"], command);
  const bare = without(["single", "double"], command);
  const hazard = HAZARDS.find(({ pattern, where }) => pattern.test(where === "bare" ? bare : read));
  if (hazard) return hazard.why;
  return /\{\{\w+\}\}/.test(command) && INTERPRETER.test(bare)
    ? "A placeholder cannot go to a command that runs its arguments as a program."
    : null;
}

/** `read`: where the shell substitutes, that is outside single quotes. `bare`: where it splits words, outside all quotes. */
const HAZARDS = [
  { where: "read", pattern: /`|\$\(|\$\{/, why: "It must not substitute commands or parameters other than plain variables." },
  { where: "bare", pattern: /\$["']/, why: "Dollar quotes have rules of their own." },
  { where: "bare", pattern: /<</, why: "It must not hold a here-document." },
  { where: "bare", pattern: /(^|\s)#/, why: "It must not hold a comment." },
  { where: "read", pattern: /\\\{\{/, why: "A backslash must not stand before a placeholder." },
  { where: "bare", pattern: /[<>]\s*["']*\{\{\w|\w\}\}["']*[<>]/, why: "A placeholder must not be part of a redirection." },
  {
    where: "bare",
    pattern: /(^|[;&|(])\s*(\w+=\S*\s+)*(?!\w+=)[^\s;&|(]*\{\{\w/,
    why: "A placeholder must not name the command.",
  },
  { where: "read", pattern: /\{\{(\s+\w+\s*|\w+\s+)\}\}/, why: "A placeholder has no spaces inside its braces." },
] as const;

/**
 * Programs that read a program, a command line or a query from their arguments. Shells are looked for anywhere, since other
 * commands start them (`kubectl exec … -- sh -c`); the rest where a command begins.
 */
const INTERPRETER =
  /(^|\s)(\S*\/)?(eval|(ba|da|k|z)?sh)(?=[\s;&|)]|$)|(^|[;&|(]|\s--)\s*(\S*\/)?(ssh|su|source|xargs|parallel|watch|awk|sed|perl|python3?|ruby|node|psql|mysql)(?=[\s;&|)]|$)/;

/** The text without what stands in quotes of these kinds; the quotes themselves and placeholders are kept. */
function without(kinds: readonly Quote[], command: string): string {
  let quote: Quote = "none";
  let kept = "";
  for (const piece of command.split(/(\{\{\w+\}\}|\\.|['"])/)) {
    const after = quoteAfter(piece, quote);
    if (!kinds.includes(quote) || after !== quote || /^\{\{\w+\}\}$/.test(piece)) kept += piece;
    quote = after;
  }
  return kept;
}
