import { firstRefusal, MAX_TEXT, refusal } from "@/lib/domain/release/guard";
import { type CommandOf, happens, type IncidentDecision, refusedWith } from "./command";
import { findPlaybook } from "./lore/playbooks";
import type { IncidentState } from "./state";
import { findList } from "./step-lists";

/** Puts the steps of a playbook beside the incident. Several can be worked through at once; one that runs is not started again. */
export function startPlaybook(state: IncidentState, { playbook }: CommandOf<"playbook.start">): IncidentDecision {
  if (!findPlaybook(playbook)) return refusedWith(refusal("not-found", "There is no such playbook."));
  if (state.status === "resolved") return refusedWith(refusal("wrong-state", "The incident is resolved. Reopen it to start a playbook."));
  if (state.playbooks.some((one) => one.key === playbook)) return happens();
  return happens({ type: "incident.playbook-started", payload: { playbook } });
}

/** Ticks a step or takes the tick back, with a note where there is something to say; in any status, since some of it is done afterwards. */
export function setStep(state: IncidentState, command: CommandOf<"step.set">): IncidentDecision {
  const { list, step, isDone, note = "", expectedVersion } = command;
  const known = findList(list);
  if (!known?.steps.has(step)) return refusedWith(refusal("not-found", "There is no such step."));
  const present = state.steps.find((one) => one.list === list && one.key === step);
  if (present ? present.isDone === isDone && present.note === note.trim() : !isDone && note.trim() === "") return happens();
  const version = present?.version ?? 0;
  const objection = firstRefusal(
    () => needsStarted(state, list),
    () => (note.length > MAX_TEXT ? refusal("invalid", "Shorten the note to 2,000 characters.", { path: "note" }) : null),
    () => {
      const message = "Somebody changed this step since you saw it.";
      return version === expectedVersion ? null : refusal("stale", message, { details: { present: present ?? null } });
    },
  );
  if (objection) return refusedWith(objection);
  return happens({ type: "incident.step-set", payload: { list, step, isDone, note: note.trim(), version: version + 1 } });
}

function needsStarted({ playbooks }: IncidentState, list: string) {
  const isPlaybook = findPlaybook(list) !== null;
  if (!isPlaybook || playbooks.some((one) => one.key === list)) return null;
  return refusal("wrong-state", "Start this playbook first.");
}
