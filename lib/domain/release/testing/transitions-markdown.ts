import { STATUS_LABELS } from "../release-status";
import { TRANSITIONS } from "../transitions";

/** The table of transitions as a page of the documentation. `npx vitest run -u` writes it anew. */
export function transitionsMarkdown(): string {
  const rows = TRANSITIONS.map(({ from, to, command, event, because }) =>
    [STATUS_LABELS[from], STATUS_LABELS[to], command ? `\`${command}\`` : "follows", `\`${event}\``, because].join(" | "),
  );
  return [
    "# States of a release",
    "",
    "Every way a release changes its status. What is not listed cannot happen: commands, buttons and this page read the same",
    "table, `lib/domain/release/transitions.ts`. A row without a command follows from something else, as the last column says.",
    "A release on hold returns to the status it was held in; it is cancelled only if held before the deployment was started, and",
    "rolled back only if held afterwards.",
    "",
    "| from | to | command | event | when |",
    "|---|---|---|---|---|",
    ...rows.map((row) => `| ${row} |`),
    "",
  ].join("\n");
}
