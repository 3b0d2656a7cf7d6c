import { decideAction } from "./action-item";
import { type IncidentCommand, type IncidentContext, type IncidentDecision, refusedWith } from "./command";
import { decideCourse } from "./course";
import { decideHandover } from "./handover";
import { needsWork } from "./leading";
import { decideLetter } from "./letters";
import { addNote } from "./note";
import { decidePostMortem } from "./post-mortem";
import type { IncidentState } from "./state";
import { setStep, startPlaybook } from "./steps";

/**
 * What a command does to an incident: its events, or a refusal in words. Pure, total: it never throws for what a person can do wrong.
 */
export function decideIncident(state: IncidentState, command: IncidentCommand, context: IncidentContext): IncidentDecision {
  if (command.type === "note") return addNote(command, context);
  if (command.type === "message.leave") return decideLetter(state, command, context);
  const objection = needsWork(context, "work on an incident");
  return objection ? refusedWith(objection) : decideWork(state, command, context);
}

function decideWork(
  state: IncidentState,
  command: Exclude<IncidentCommand, { type: "note" | "message.leave" }>,
  context: IncidentContext,
): IncidentDecision {
  switch (command.type) {
    case "severity.set":
    case "roles.set":
    case "times.set":
    case "resolve":
    case "reopen":
      return decideCourse(state, command, context);
    case "command.offer":
    case "command.accept":
    case "command.decline":
    case "command.withdraw":
      return decideHandover(state, command, context);
    case "playbook.start":
      return startPlaybook(state, command);
    case "step.set":
      return setStep(state, command);
    case "action.add":
    case "action.change":
    case "action.set":
      return decideAction(state, command, context);
    case "section.write":
    case "post-mortem.publish":
      return decidePostMortem(state, command, context);
    case "message.send":
    case "message.approve":
    case "message.cancel":
      return decideLetter(state, command, context);
  }
}
