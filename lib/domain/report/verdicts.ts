import { RELEASE_ROLE_NAMES } from "@/lib/domain/access/roles";
import type { LoggedEvent } from "@/lib/domain/audit/evidence-entry";
import type { Obligation } from "@/lib/domain/release/obligation";
import { CHANGE_MANAGEMENT_ITEM } from "@/lib/domain/release/obligation-rules";
import type { ReleaseState } from "@/lib/domain/release/state";
import { type Instant, toMs } from "@/lib/domain/time/instant";
import { type FigureSource, minutesBetween, momentIn, spanWords } from "./figure";
import { sourceOfEvent } from "./figure-source";

/** What is to be said of something that was done without waiting, or is owed afterwards. `tone` is how good that is. */
export type ReportVerdict = {
  readonly key: string;
  readonly title: string;
  /** `Kept in time`, `Kept 3 hours late`, `Open`, `Overdue`, `Before the fact`. */
  readonly verdict: string;
  readonly tone: "done" | "blocked" | "failed" | "na";
  readonly text: string;
  readonly sources: readonly FigureSource[];
};

type Question = { readonly events: readonly LoggedEvent[]; readonly state: ReleaseState; readonly asOf: Instant };

/** Approval after the fact, broken glass and everything owed, each with its own verdict. Source: SIGNOFF rules 24 to 27; FIX4.04. */
export function reportVerdicts(question: Question): ReportVerdict[] {
  const { state } = question;
  return [...changeManagement(question), ...brokenGlass(question), ...state.obligations.map((one) => owed(one, question))];
}

function changeManagement({ events, state }: Question): ReportVerdict[] {
  const item = state.items.find(({ key }) => key === CHANGE_MANAGEMENT_ITEM);
  if (!item) return [];
  const event = events.findLast((one) => one.type === "item.set" && one.payload.item === item.key);
  const about = { key: "change-management", title: "Change management", sources: event ? [sourceOfEvent(event, state)] : [] };
  if (item.status !== "done" || item.value === null) {
    return [{ ...about, verdict: "Not recorded", tone: "blocked", text: "Nobody answered when change management hears of this hotfix." }];
  }
  if (item.value === "before") {
    return [{ ...about, verdict: "Before the fact", tone: "done", text: "Change management was told before the deployment." }];
  }
  const filing = state.obligations.find(({ rule }) => rule === "change-management");
  const text = `The hotfix was deployed first and is filed afterwards${filing ? `, until ${momentIn(filing.dueAt, state.details.zone)}` : ""}.`;
  return [{ ...about, verdict: "After the fact", tone: filing?.settled ? "na" : "blocked", text }];
}

function brokenGlass({ events, state }: Question): ReportVerdict[] {
  return (state.breakGlasses ?? []).map((one) => {
    const event = events.find(
      ({ type, payload }) => type === "break-glass.invoked" && "breakGlass" in payload && payload.breakGlass.id === one.id,
    );
    const code = state.phases.find(({ key }) => key === one.phase)?.code ?? one.phase;
    const missing = one.missing.map(({ role, signed, needed }) => `${RELEASE_ROLE_NAMES[role].toLowerCase()} ${signed} of ${needed}`);
    const allowed = one.incident ? `the incident ${one.incident.title}` : "the hotfix track";
    return {
      key: one.id,
      title: `Break-glass at ${code}`,
      verdict: "Opened without sign-offs",
      tone: "failed" as const,
      text: `${one.by.name} opened the gate until ${momentIn(one.until, state.details.zone)}, allowed by ${allowed}: ${one.reason}. Missing were ${missing.join(", ")}.`,
      sources: event ? [sourceOfEvent(event, state)] : [],
    };
  });
}

function owed(obligation: Obligation, { events, state, asOf }: Question): ReportVerdict {
  const { id, title, owner, dueAt, settled } = obligation;
  const zone = state.details.zone;
  const sources = events.filter((event) => isOf(event, id)).map((event) => sourceOfEvent(event, state));
  const due = `${RELEASE_ROLE_NAMES[owner]} ${settled ? "owed" : "owes"} it until ${momentIn(dueAt, zone)}`;
  const text = settled ? `${due}. ${settled.by.name} settled it ${momentIn(settled.at, zone)}: ${settled.note}` : `${due}.`;
  return { key: id, title, text, sources, ...keptOf(obligation, asOf) };
}

function keptOf({ dueAt, settled }: Obligation, asOf: Instant): Pick<ReportVerdict, "verdict" | "tone"> {
  if (settled?.cause === "rollback" || settled?.cause === "cancellation") return { verdict: "Ended", tone: "na" };
  if (settled && toMs(settled.at) <= toMs(dueAt)) return { verdict: "Kept in time", tone: "done" };
  if (settled) return { verdict: `Kept ${spanWords(Math.max(1, minutesBetween(dueAt, settled.at)))} late`, tone: "blocked" };
  return toMs(dueAt) < toMs(asOf) ? { verdict: "Overdue", tone: "failed" } : { verdict: "Open", tone: "blocked" };
}

function isOf({ type, payload }: LoggedEvent, id: string): boolean {
  if (type === "obligation.opened") return payload.obligation.id === id;
  return (type === "obligation.settled" || type === "obligation.changed") && payload.id === id;
}
