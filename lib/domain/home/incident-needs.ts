import { LATE_MINUTES } from "@/lib/domain/comms/comms-time";
import { KIND_NAMES } from "@/lib/domain/comms/kind-names";
import { standingMessages } from "@/lib/domain/comms/message";
import { letterSchedule } from "@/lib/domain/incident/letters";
import type { IncidentState } from "@/lib/domain/incident/state";
import { nextUpdateAt, postMortemDueAt } from "@/lib/domain/incident/update-clock";
import { addMinutes, type Instant } from "@/lib/domain/time/instant";
import type { Need } from "./needs";

type Asker = { readonly person: string; readonly now: Instant };
type IncidentNeed = Pick<Need, "title" | "detail" | "since" | "sinceWord" | "message"> & { readonly key: string };

/** What of an incident waits for a person: command that is offered to them, an update that is due, what they promised, the post-mortem. */
export function incidentNeeds(state: IncidentState, asker: Asker): Need[] {
  const { id, severity, title } = state;
  const found = [
    ...offerNeeds(state, asker),
    ...(state.release ? updateNeeds(state, asker) : letterNeeds(state, asker)),
    ...actionNeeds(state, asker),
    ...postMortemNeeds(state, asker),
  ];
  const incident = { id, title: `${severity} ${title}` };
  return found.map(({ key, ...need }) => ({
    id: `${id} ${key}`,
    kind: "incident",
    release: null,
    incident,
    phase: null,
    item: null,
    ...need,
  }));
}

function offerNeeds({ offer }: IncidentState, { person }: Asker): IncidentNeed[] {
  if (offer?.to.id !== person) return [];
  const detail = `${offer.by.name} offers it. It is yours once you accept.`;
  return [{ key: `offer ${offer.at}`, title: "Take command", detail, since: offer.at, sinceWord: "waiting" }];
}

/** For who tells stakeholders from the time it is due; for the commander once it is late, or where nobody else tells them. */
function updateNeeds(state: IncidentState, { person, now }: Asker): IncidentNeed[] {
  const dueAt = nextUpdateAt(state);
  const { communicationsLead, commander } = state;
  if (dueAt === null || dueAt > now) return [];
  const isLate = communicationsLead === null || addMinutes(dueAt, LATE_MINUTES) <= now;
  if (communicationsLead?.id !== person && !(isLate && commander.id === person)) return [];
  const detail = "Stakeholders wait to hear how it stands.";
  return [{ key: `update ${dueAt}`, title: "Update overdue", detail, since: dueAt, sinceWord: "overdue" }];
}

/**
 * Messages of an incident that stands alone: what is due for who tells, what is late, or where nobody else tells, for the commander; and
 * what another proposed to customers, for both.
 */
function letterNeeds(state: IncidentState, { person, now }: Asker): IncidentNeed[] {
  const { communicationsLead, commander, messages } = state;
  if (communicationsLead?.id !== person && commander.id !== person) return [];
  const leads = communicationsLead === null || communicationsLead.id === person;
  const due = letterSchedule(state, now).flatMap(({ id, kind, dueAt, standing }): IncidentNeed[] => {
    if (dueAt === null || !(standing === "late" || (leads && standing === "due"))) return [];
    const sinceWord = standing === "late" ? "overdue" : "due";
    const detail = "Stakeholders wait to hear how it stands.";
    return [{ key: `tell ${id}`, title: `${KIND_NAMES[kind]} ${sinceWord}`, detail, since: dueAt, sinceWord, message: `due=${id}` }];
  });
  const proposed = standingMessages(messages).filter(({ act, by }) => act === "proposed" && by.id !== person);
  const approvals = proposed.map(({ id, kind, by, at }): IncidentNeed => {
    const title = `Approve: ${KIND_NAMES[kind].toLowerCase()}`;
    return {
      key: `approve ${id}`,
      title,
      detail: `${by.name} proposes it to customers.`,
      since: at,
      sinceWord: "waiting",
      message: `message=${id}`,
    };
  });
  return [...due, ...approvals];
}

function actionNeeds({ actions }: IncidentState, { person, now }: Asker): IncidentNeed[] {
  return actions.flatMap(({ id, owner, done, dueAt, title }) => {
    if (done || owner.id !== person || dueAt > now) return [];
    return [{ key: `action ${id}`, title: "Action item overdue", detail: title, since: dueAt, sinceWord: "overdue" as const }];
  });
}

function postMortemNeeds(state: IncidentState, { person, now }: Asker): IncidentNeed[] {
  const dueAt = postMortemDueAt(state);
  if (dueAt === null || state.commander.id !== person) return [];
  const isLate = dueAt <= now;
  const detail = "Begun from the record; you publish it.";
  return [
    { key: "post-mortem", title: `Post-mortem ${isLate ? "overdue" : "due"}`, detail, since: dueAt, sinceWord: isLate ? "overdue" : "due" },
  ];
}
