import type { StageChoice } from "@/lib/domain/checklist/template";
import { ZONES, type Zone } from "@/lib/domain/metrics/criterion";
import { isSameMetric, metricName } from "@/lib/domain/metrics/metric";
import { differenceText, gateText } from "@/lib/domain/metrics/metric-words";
import { valueText } from "@/lib/domain/metrics/value-text";
import type { Check, Verdict } from "@/lib/domain/metrics/verdict";

/** The longest reason for rolling back from a stage: the stage itself is put before it. */
export const ROLL_BACK_REASON_LENGTH = 150;

/** A verdict as one sentence, the worst first: `p95 latency says roll back. Error rate is not read.` */
export function verdictSentence({ checks }: Verdict): string {
  const judged = checks.filter((one) => one.zone !== null);
  if (judged.length === 0) return "Nothing is judged here.";
  if (judged.every((one) => one.canary === null)) return "Nothing was read yet.";
  if (judged.every((one) => one.zone === "proceed")) return judged.length === 1 ? "The gate passes." : `All ${judged.length} gates pass.`;
  const worst = judged.filter((one) => judged.every((other) => !isSameMetric(one.criterion, other.criterion) || rank(one) >= rank(other)));
  const unread = worst.filter((one) => one.zone === "inconclusive" && one.canary === null);
  const said = (zone: Zone) => worst.filter((one) => one.zone === zone && !unread.includes(one));
  return [
    about(said("roll-back"), "says roll back", "say roll back"),
    about(said("hold"), "says hold", "say hold"),
    about(said("inconclusive"), "is undecided", "are undecided"),
    about(unread, "is not read", "are not read"),
  ]
    .flatMap((sentence) => sentence ?? [])
    .join(" ");
}

function rank({ zone }: Check): number {
  return zone === null ? -1 : ZONES.indexOf(zone);
}

function about(checks: readonly Check[], one: string, more: string): string | null {
  const names = [...new Set(checks.map(({ criterion }) => metricName(criterion)))];
  const last = names.at(-1);
  if (last === undefined) return null;
  return names.length === 1 ? `${last} ${one}.` : `${names.slice(0, -1).join(", ")} and ${last} ${more}.`;
}

/** A check in a line: `p95 latency 180 ms against 220 ms, −18.2%, gate less than +10%`. */
export function checkText(check: Check): string {
  const { criterion, canary, stable } = check;
  const name = metricName(criterion);
  if (!canary) return `${name} not read, gate ${gateText(criterion)}`;
  const against = stable && criterion.compare !== "absolute" ? ` against ${valueText(stable.value, stable.unit)}` : "";
  return [`${name} ${valueText(canary.value, canary.unit)}${against}`, differenceText(check), `gate ${gateText(criterion)}`]
    .filter(Boolean)
    .join(", ");
}

/** What the readings have against the canary, as the reason of a roll-back; empty where they have nothing. */
export function rollBackReason({ checks, zone }: Verdict): string {
  if (zone !== "roll-back" && zone !== "hold") return "";
  const lines = checks.filter((one) => one.zone === zone).map(checkText);
  return lines.reduce((text, line) => {
    const next = text === "" ? line : `${text}; ${line}`;
    return next.length <= ROLL_BACK_REASON_LENGTH ? next : text;
  }, "");
}

/** What somebody decided about a stage, after their name. */
export const DECIDED_WORDS: Record<StageChoice, string> = {
  proceed: "decided to proceed",
  pause: "paused here",
  "roll-back": "decided to roll back",
};

type Suggesting = { readonly verdict: Verdict; readonly isWatched: boolean; readonly offered: readonly StageChoice[] };

/**
 * A choice that suggests itself by the verdict. Null where the readings say nothing and while the stage was not watched for its
 * time, so that nothing passes by default; only rolling back suggests itself before. Source: DESIGN 7.3.
 */
export function suggestedChoice({ verdict: { zone }, isWatched, offered }: Suggesting): StageChoice | null {
  if (!isWatched && zone !== "roll-back") return null;
  const choice = ({ proceed: "proceed", hold: "pause", "roll-back": "roll-back", inconclusive: null } as const)[zone];
  return choice !== null && offered.includes(choice) ? choice : null;
}
