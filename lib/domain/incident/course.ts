import type { Refusal } from "@/lib/domain/release/command";
import { firstRefusal, needsText, refusal } from "@/lib/domain/release/guard";
import { isSameValue } from "@/lib/domain/release/same-value";
import type { Instant } from "@/lib/domain/time/instant";
import { type CommandOf, happens, type IncidentContext, type IncidentDecision, refusedWith } from "./command";
import { needsPast } from "./declare";
import type { IncidentTimes } from "./event";
import { needsLead, needsOpen } from "./leading";
import type { IncidentState } from "./state";

type CourseCommand = CommandOf<"severity.set" | "roles.set" | "times.set" | "resolve" | "reopen">;

/** How bad it is, who does what, when it happened, and its end: decided by whoever leads; the times by anybody who works on it. */
export function decideCourse(state: IncidentState, command: CourseCommand, context: IncidentContext): IncidentDecision {
  switch (command.type) {
    case "severity.set":
      return setSeverity(state, command, context);
    case "roles.set":
      return setRoles(state, command, context);
    case "times.set":
      return setTimes(state, command, context);
    case "resolve":
      return resolve(state, command, context);
    case "reopen":
      return reopen(state, command, context);
  }
}

function setSeverity(
  state: IncidentState,
  { severity, seen, reason }: CommandOf<"severity.set">,
  context: IncidentContext,
): IncidentDecision {
  const objection = firstRefusal(
    () => needsLead(state, context, "change its severity"),
    () => needsOpen(state, "change its severity"),
    () => needsText(reason, "reason", "Say why the severity changes."),
    () => needsSeen(seen, state.severity),
  );
  if (objection) return refusedWith(objection);
  if (severity === state.severity) return happens();
  return happens({ type: "incident.severity-changed", payload: { from: state.severity, to: severity, reason: reason.trim() } });
}

function setRoles(state: IncidentState, { roles, seen }: CommandOf<"roles.set">, context: IncidentContext): IncidentDecision {
  const before = { scribe: state.scribe, communicationsLead: state.communicationsLead };
  const objection = firstRefusal(
    () => needsLead(state, context, "assign roles"),
    () => needsOpen(state, "assign roles"),
    () => needsSeen(seen, { scribe: state.scribe?.id ?? null, communicationsLead: state.communicationsLead?.id ?? null }),
  );
  if (objection) return refusedWith(objection);
  const isSame = roles.scribe?.id === before.scribe?.id && roles.communicationsLead?.id === before.communicationsLead?.id;
  return isSame ? happens() : happens({ type: "incident.roles-changed", payload: { ...roles, before } });
}

/** Also after the end: how long it took is told by these. */
function setTimes(state: IncidentState, { times, seen }: CommandOf<"times.set">, { now }: IncidentContext): IncidentDecision {
  const before: IncidentTimes = { occurredAt: state.occurredAt, detectedAt: state.detectedAt, mitigatedAt: state.mitigatedAt };
  const objection = firstRefusal(
    () => needsPast(times.occurredAt, now, "times.occurredAt"),
    () => needsPast(times.detectedAt, now, "times.detectedAt"),
    () => needsPast(times.mitigatedAt, now, "times.mitigatedAt"),
    () => needsOrder(times.occurredAt, times.detectedAt, "detectedAt"),
    () => needsOrder(times.occurredAt, times.mitigatedAt, "mitigatedAt"),
    () => needsSeen(seen, before),
  );
  if (objection) return refusedWith(objection);
  return isSameValue(times, before) ? happens() : happens({ type: "incident.times-recorded", payload: { ...times, before } });
}

function needsOrder(begin: Instant | null, at: Instant | null, field: "detectedAt" | "mitigatedAt"): Refusal | null {
  if (begin === null || at === null || at >= begin) return null;
  return refusal("invalid", "This lies before the begin of the incident. Correct one of the two.", { path: `times.${field}` });
}

/** Two people who change one thing: the second sees what the first made of it. */
function needsSeen<Value>(seen: Value, present: Value): Refusal | null {
  if (isSameValue(seen, present)) return null;
  return refusal("stale", "Somebody changed this since you opened it. Look at what is new and save again.", { details: { present } });
}

function resolve(state: IncidentState, { summary, cause = "" }: CommandOf<"resolve">, context: IncidentContext): IncidentDecision {
  const objection = firstRefusal(
    () => needsLead(state, context, "resolve it"),
    () => (state.status === "open" ? null : refusal("wrong-state", "The incident is resolved already.")),
    () => needsText(summary, "summary", "Say what ended it."),
  );
  if (objection) return refusedWith(objection);
  return happens({ type: "incident.resolved", payload: { summary: summary.trim(), cause: cause.trim() } });
}

function reopen(state: IncidentState, { reason }: CommandOf<"reopen">, context: IncidentContext): IncidentDecision {
  const objection = firstRefusal(
    () => needsLead(state, context, "reopen it"),
    () => (state.status === "resolved" ? null : refusal("wrong-state", "The incident is open.")),
    () => needsText(reason, "reason", "Say what came back."),
  );
  if (objection) return refusedWith(objection);
  return happens({ type: "incident.reopened", payload: { reason: reason.trim() } });
}
