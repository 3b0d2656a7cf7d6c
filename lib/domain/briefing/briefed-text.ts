import { listed } from "@/lib/domain/access/who-can";
import { type BriefedRelease, briefingStanding } from "./standing";

/** How far support is briefed, with the names that are missing: `2 of 3 have read the briefing; Mia Brown has not.` */
export function briefedText(release: BriefedRelease): string {
  const standing = briefingStanding(release);
  if (!standing) return "No briefing was published yet.";
  const { read, missing, current } = standing;
  const count = `${read.length} of ${current.asked.length} have read the briefing`;
  if (missing.length === 0) return `${count}.`;
  return `${count}; ${listed(
    missing.map(({ name }) => name),
    "and",
  )} ${missing.length === 1 ? "has" : "have"} not.`;
}
