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
    "Who has a role is no status: the roster is edited, or deployer and commander hand their role over to somebody who accepts it",
    "([decision 62](decisions/0062-a-role-passes-to-whoever-accepts-it.md)), and have it until then. Either way the sign-offs that rest",
    "on the former name fall, and a ready release is in preparation again.",
    "",
    "| from | to | command | event | when |",
    "|---|---|---|---|---|",
    ...rows.map((row) => `| ${row} |`),
    "",
  ].join("\n");
}
