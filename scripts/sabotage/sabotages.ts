import { ENDING } from "./ending";
import { GIVING } from "./giving";
import type { Sabotage } from "./sabotage";

/** One for each rule; `docs/sign-off-rules.md` is the same as a table. */
export const SABOTAGES: readonly Sabotage[] = [...GIVING, ...ENDING];

/** The table of the documentation. */
export function sabotageTable(): string {
  const rows = SABOTAGES.map(({ rule, says, test, without, file }) => `| ${rule} | ${says} | \`${test}\` | ${without} (\`${file}\`) |`);
  return ["| rule | it says | tests | sabotage that they notice |", "|---|---|---|---|", ...rows].join("\n");
}
