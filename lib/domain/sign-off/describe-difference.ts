import { RELEASE_ROLE_NAMES } from "@/lib/domain/access/roles";
import { requirementsText } from "@/lib/domain/checklist/gate-rules";
import type { ItemStatus, ReleaseState } from "@/lib/domain/release/state";
import { stageDifferences } from "@/lib/domain/stage/stage-difference";
import { canonicalJson } from "@/lib/domain/text/canonical-json";
import { type GateContent, type GateItem, gateContent } from "./gate-content";

/** One thing that differs, for people: what it is, and its value then and now; empty where there was or is none. */
export type Difference = { readonly what: string; readonly before: string; readonly after: string };

/** What has changed between two contents of one gate, in the order in which the gate shows them. Empty: nothing has. */
export function describeDifference(before: GateContent, after: GateContent): Difference[] {
  const found = [
    ...stageDifferences(before.stage, after.stage, after.release),
    ...releaseDifferences(before, after),
    ...itemDifferences(before.items, after.items),
    ...peopleDifferences(before, after),
  ];
  return found.length > 0 || canonicalJson(before) === canonicalJson(after) ? found : [READS_ALIKE];
}

/** Another content never looks like the same: somebody with the same name, or texts that only together read as before. */
const READS_ALIKE: Difference = { what: "Details", before: "as they were", after: "changed, though they read alike" };

/**
 * What has changed in a gate since a sign-off was given: `stateAtSigning` is the release folded up to the event that
 * recorded it. Empty where the release has no such phase. Source: SIGNOFF rule 12, "shown the difference".
 */
export function differenceSince(stateAtSigning: ReleaseState, stateNow: ReleaseState, phaseKey: string): Difference[] {
  const before = gateContent(stateAtSigning, phaseKey);
  const after = gateContent(stateNow, phaseKey);
  return before && after ? describeDifference(before, after) : [];
}

/** One line of at most three differences, as the cause on a superseded row: `“Code freeze”: done, now to do; and 2 more`. */
export function summariseDifference(differences: readonly Difference[]): string {
  const lines = differences.slice(0, 3).map(({ what, before, after }) => `${what}: ${before || "nothing"}, now ${after || "nothing"}`);
  const more = differences.length - lines.length;
  return [...lines, ...(more > 0 ? [`and ${more} more`] : [])].join("; ");
}

const ITEM_STATUS_WORDS: Record<ItemStatus, string> = {
  todo: "to do",
  done: "done",
  "not-applicable": "not applicable",
  waived: "waived",
  blocked: "blocked",
  failed: "failed",
};

function releaseDifferences(before: GateContent, after: GateContent): Difference[] {
  const [a, b] = [facts(before), facts(after)];
  return a.flatMap(([what, was], index) => difference(what, was, b[index]?.[1] ?? ""));
}

function facts({ release, window, rollback, gate }: GateContent): [what: string, value: string][] {
  return [
    ["Service", release.service],
    ["Version", release.toVersion],
    ["Previous version", release.fromVersion],
    ["Artifact digest", release.artifactDigest],
    ["Environment", release.environment],
    ["Namespace", release.namespace],
    ["Strategy", release.strategy],
    ["Criticality", release.criticality],
    ["Window", `${window.start} to ${window.end}`],
    ["Zone", window.zone],
    ["Rollback plan", rollback.plan],
    ["Rollback method", rollback.method],
    ["Thresholds", rollback.thresholds.map(({ metric, limit }) => `${metric} ${limit}`).join(", ")],
    ["Reason of the rollback", rollback.decided ? [rollback.decided.reason, rollback.decided.note].filter(Boolean).join(": ") : ""],
    ["Method decided", rollback.decided?.method ?? ""],
    ["Who must sign", requirementsText(gate.requirements)],
  ];
}

function itemDifferences(before: readonly GateItem[], after: readonly GateItem[]): Difference[] {
  const was = new Map(before.map((item) => [item.key, item]));
  const is = new Set(after.map((item) => item.key));
  const gone = before.filter((item) => !is.has(item.key));
  return [
    ...after.flatMap((item) => itemDifference(was.get(item.key), item)),
    ...gone.map((item) => ({ what: `“${item.title}”`, before: answerOf(item), after: "" })),
  ];
}

function itemDifference(before: GateItem | undefined, after: GateItem): Difference[] {
  const what = `“${after.title}”`;
  if (!before) return [{ what, before: "", after: answerOf(after) }];
  return [
    ...difference("Wording of an item", before.title, after.title),
    ...difference(what, answerOf(before), answerOf(after)),
    ...difference(`Evidence of ${what}`, before.evidence.join(", "), after.evidence.join(", ")),
  ];
}

/** The answer in words: `done, pass, 4.2`, `waived until 2026-11-24T19:00:00.000Z: scanner down`. */
function answerOf({ status, value, outcome, reason, waivedUntil }: GateItem): string {
  const until = waivedUntil ? ` until ${waivedUntil}` : "";
  const answer = [`${ITEM_STATUS_WORDS[status]}${until}`, outcome?.replace("-", " "), value].filter(Boolean).join(", ");
  return reason ? `${answer}: ${reason}` : answer;
}

function peopleDifferences(before: GateContent, after: GateContent): Difference[] {
  const roles = new Set([...before.roster, ...after.roster].map((entry) => entry.role));
  return [...roles].flatMap((role) => difference(RELEASE_ROLE_NAMES[role], namesIn(before, role), namesIn(after, role)));
}

function namesIn({ roster }: GateContent, role: GateContent["roster"][number]["role"]): string {
  return roster
    .filter((entry) => entry.role === role)
    .map((entry) => entry.name)
    .join(", ");
}

function difference(what: string, before: string, after: string): Difference[] {
  return before === after ? [] : [{ what, before, after }];
}
