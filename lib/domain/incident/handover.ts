import { firstRefusal, refusal } from "@/lib/domain/release/guard";
import { type CommandOf, happens, type IncidentContext, type IncidentDecision, refusedWith } from "./command";
import { needsLead, needsOpen } from "./leading";
import type { IncidentState } from "./state";

type HandoverCommand = CommandOf<"command.offer" | "command.accept" | "command.decline" | "command.withdraw">;

/** Command passes only to somebody who accepts it: until then the old commander has it, and nobody is left without one. */
export function decideHandover(state: IncidentState, command: HandoverCommand, context: IncidentContext): IncidentDecision {
  switch (command.type) {
    case "command.offer":
      return offer(state, command, context);
    case "command.accept":
    case "command.decline":
      return answer(state, command, context);
    case "command.withdraw":
      return withdraw(state, context);
  }
}

function offer(state: IncidentState, { to }: CommandOf<"command.offer">, context: IncidentContext): IncidentDecision {
  const objection = firstRefusal(
    () => needsLead(state, context, "hand over command"),
    () => needsOpen(state, "hand over command"),
    () => (to.id === state.commander.id ? refusal("invalid", `${to.name} commands this incident already.`, { path: "to" }) : null),
    () => {
      const isOther = state.offer !== null && state.offer.to.id !== to.id;
      const message = `Command is offered to ${state.offer?.to.name}. Withdraw that first.`;
      return isOther ? refusal("conflict", message, { details: { present: state.offer } }) : null;
    },
  );
  if (objection) return refusedWith(objection);
  return state.offer ? happens() : happens({ type: "incident.command-offered", payload: { to } });
}

function answer(
  state: IncidentState,
  command: CommandOf<"command.accept" | "command.decline">,
  { actor }: IncidentContext,
): IncidentDecision {
  if (state.offer?.to.id !== actor.id) {
    if (command.type === "command.accept" && state.commander.id === actor.id) return happens();
    return refusedWith(refusal("wrong-state", "Command is not offered to you (any more)."));
  }
  if (command.type === "command.decline") {
    return happens({ type: "incident.command-declined", payload: { reason: command.reason?.trim() ?? "" } });
  }
  return happens({ type: "incident.command-accepted", payload: { from: state.commander } });
}

function withdraw(state: IncidentState, context: IncidentContext): IncidentDecision {
  const objection = needsLead(state, context, "withdraw the offer");
  if (objection) return refusedWith(objection);
  return state.offer ? happens({ type: "incident.offer-withdrawn", payload: { to: state.offer.to } }) : happens();
}
