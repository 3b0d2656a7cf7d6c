import { RELEASE_ROLE_NAMES } from "@/lib/domain/access/roles";
import { peopleInRoles } from "@/lib/domain/access/who-can";
import { type ItemStanding, standingOf } from "@/lib/domain/checklist/progress";
import { gateText } from "@/lib/domain/notice/notice-words";
import { currentPhase, STATUS_LABELS } from "@/lib/domain/release/release-status";
import type { ItemState, PhaseState, ReleaseState } from "@/lib/domain/release/state";
import { openItems } from "@/lib/domain/sign-off/open-items";
import { phaseDueAt, t0Of } from "@/lib/domain/time/axis";
import type { Instant } from "@/lib/domain/time/instant";
import type { SummaryLine } from "./record";

/** Status and why, the phase that people work in, T-0 and the window. */
export function standingLines(state: ReleaseState, now: Instant): SummaryLine[] {
  const { details, actualT0 } = state;
  const phase = currentPhase(state);
  return [
    statusLine(state),
    ...(phase ? [phaseLine(state, phase, now)] : []),
    { id: "t0", text: actualT0 ? "T-0, the deployment was started" : "Planned T-0", detail: "", at: t0Of(state) },
    { id: "window-start", text: "Window opens", detail: "", at: details.windowStart },
    { id: "window-end", text: "Window closes", detail: "", at: details.windowEnd },
  ];
}

function statusLine({ status, hold, rollback }: ReleaseState): SummaryLine {
  const line = { id: "status", text: STATUS_LABELS[status] };
  if (hold) return { ...line, detail: `Held by ${hold.by.name}: ${hold.reason}`, at: hold.since };
  if (rollback)
    return { ...line, detail: `Decided by ${rollback.by.name}: ${rollback.reason}. ${rollback.method}`, at: rollback.startedAt };
  return { ...line, detail: "", at: null };
}

function phaseLine(state: ReleaseState, phase: PhaseState, now: Instant): SummaryLine {
  const required = state.items.filter((item) => item.phase === phase.key && item.required).length;
  const open = openItems(state, phase, now).required.length;
  const detail = required === 0 ? "Nothing is required here" : `${required - open} of ${required} required items resolved`;
  return { id: "phase", text: gateText(phase), detail, at: phaseDueAt(phase, state) };
}

/** The required items of the present phase that are not resolved, and who has them. */
export function openLines(state: ReleaseState, now: Instant): SummaryLine[] {
  const phase = currentPhase(state);
  if (!phase) return [];
  return openItems(state, phase, now).required.map(({ item, standing }) => {
    const how = standing === "todo" ? [] : [`${STANDING_WORDS[standing]}${item.reason ? `: ${item.reason}` : ""}`];
    return { id: item.key, text: item.title, detail: [...how, holderOf(state, item)].join(". "), at: null };
  });
}

const STANDING_WORDS: Record<Exclude<ItemStanding, "todo">, string> = {
  done: "Done",
  notApplicable: "Not applicable",
  waived: "Waived",
  failed: "Failed",
  blocked: "Blocked",
};

/** `Mia Brown`, or the role that an item is with and who has it: `Deployer: Alice Smith`. */
function holderOf({ roster }: ReleaseState, { assignee, owner }: ItemState): string {
  if (assignee) return assignee.name;
  const names = peopleInRoles(roster, [owner]).map((one) => one.replace(/ \(.*\)$/, ""));
  return names.length > 0 ? `${RELEASE_ROLE_NAMES[owner]}: ${names.join(", ")}` : `${RELEASE_ROLE_NAMES[owner]}, not named`;
}

/** What failed, is blocked, was waived or set aside, of every phase that counts; open items of the present phase stand above. */
export function departureLines(state: ReleaseState, now: Instant): SummaryLine[] {
  const listed = new Set(openLines(state, now).map(({ id }) => id));
  const codes = new Map(state.phases.filter(({ status }) => status !== "hidden").map(({ key, code }) => [key, code]));
  return state.items.flatMap((item): SummaryLine[] => {
    const code = codes.get(item.phase);
    const standing = standingOf(item, { now, items: [] });
    if (code === undefined || item.kind === "parent" || listed.has(item.key) || standing === "done" || standing === "todo") return [];
    const detail = [
      code,
      `${STANDING_WORDS[standing]}${item.by ? ` by ${item.by.name}` : ""}${item.reason ? `: ${item.reason}` : ""}`,
    ].join(". ");
    return [{ id: item.key, text: item.title, detail, at: standing === "waived" ? item.waivedUntil : null }];
  });
}
