/** Text of a release as one line of Markdown that means itself, whatever it holds. */
export function mdText(text: string): string {
  return (
    text
      .replaceAll(/\s+/g, " ")
      .trim()
      .replaceAll(/[\\`*_[\]<>|~&]/g, "\\$&")
      // These mean something at the start of a line only.
      .replace(/^([-+#=]|\d+(?=[.)]))/, (start) => (/^\d/.test(start) ? `${start}\\` : `\\${start}`))
  );
}

/** As code within a line, even where it holds backticks. */
export function mdCode(text: string): string {
  const line = text.replaceAll(/\s+/g, " ");
  const fence = "`".repeat(longestRun(line) + 1);
  const edge = fence.length > 1 ? " " : "";
  return `${fence}${edge}${line}${edge}${fence}`;
}

/** As lines of code of their own. */
export function mdFence(language: string, text: string): string[] {
  const fence = "`".repeat(Math.max(3, longestRun(text) + 1));
  return [`${fence}${language}`, ...text.trimEnd().split("\n"), fence];
}

const longestRun = (text: string): number => Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
