import { firstRefusal, needsText, refusal } from "@/lib/domain/release/guard";
import { isSameValue } from "@/lib/domain/release/same-value";
import { type CommandOf, happens, type IncidentContext, type IncidentDecision, refusedWith } from "./command";
import type { ActionItem, IncidentState } from "./state";

type ActionCommand = CommandOf<"action.add" | "action.change" | "action.set">;

/** What is to be done so that it does not happen again: each with one owner and a deadline. */
export function decideAction(state: IncidentState, command: ActionCommand, context: IncidentContext): IncidentDecision {
  if (command.type === "action.add") return add(command, context);
  const action = state.actions.find((one) => one.id === command.action);
  if (!action) return refusedWith(refusal("not-found", "There is no such action item."));
  return command.type === "action.change" ? change(action, command) : set(action, command);
}

function add({ title, owner, dueAt }: CommandOf<"action.add">, { newId, now }: IncidentContext): IncidentDecision {
  const objection = firstRefusal(
    () => needsText(title, "title", "Say what is to be done."),
    () => (dueAt <= now ? refusal("invalid", "Give it a deadline that is still to come.", { path: "dueAt" }) : null),
  );
  if (objection) return refusedWith(objection);
  return happens({ type: "incident.action-added", payload: { action: { id: newId(), title: title.trim(), owner, dueAt } } });
}

function change(action: ActionItem, { changes, expectedVersion }: CommandOf<"action.change">): IncidentDecision {
  const fields = (["title", "owner", "dueAt"] as const).filter(
    (field) => changes[field] !== undefined && !isSameValue(changes[field], action[field]),
  );
  if (fields.length === 0) return happens();
  const objection = firstRefusal(
    () => needsVersion(action, expectedVersion),
    () => (changes.title === undefined ? null : needsText(changes.title, "changes.title", "Say what is to be done.")),
  );
  if (objection) return refusedWith(objection);
  const pick = (from: Partial<ActionItem>) => Object.fromEntries(fields.map((field) => [field, from[field]]));
  const payload = { id: action.id, title: action.title, version: action.version + 1, changes: pick(changes), before: pick(action) };
  return happens({ type: "incident.action-changed", payload });
}

function set(action: ActionItem, { isDone, note = "", expectedVersion }: CommandOf<"action.set">): IncidentDecision {
  if (isDone === (action.done !== null)) return happens();
  const objection = needsVersion(action, expectedVersion);
  if (objection) return refusedWith(objection);
  const payload = { id: action.id, title: action.title, version: action.version + 1 };
  return happens(
    isDone
      ? { type: "incident.action-finished", payload: { ...payload, note: note.trim() } }
      : { type: "incident.action-reopened", payload },
  );
}

function needsVersion(action: ActionItem, expectedVersion: number) {
  if (expectedVersion === action.version) return null;
  return refusal("stale", "Somebody changed this action item since you saw it.", { details: { present: action } });
}
