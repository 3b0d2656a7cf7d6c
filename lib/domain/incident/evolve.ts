import { withMessage } from "@/lib/domain/comms/evolve-message";
import type { PersonRef } from "@/lib/domain/release/state";
import { isOfMessage, type RecordedIncidentEvent } from "./event";
import type { ActionItem, IncidentState, StepState, WrittenSection } from "./state";

type Happened<Type extends RecordedIncidentEvent["type"]> = Extract<RecordedIncidentEvent, { type: Type }>;

/** The incident after one event. Total: an event of this incident never fails to fold. */
export function evolveIncident(state: IncidentState, event: RecordedIncidentEvent): IncidentState {
  return { ...(isOfMessage(event) ? withTold(state, event) : evolveBody(state, event)), seq: event.seq };
}

/** Folds a whole stream, whose first event is the declaration. Throws if it is not: such a log is broken. */
export function foldIncident(events: readonly RecordedIncidentEvent[]): IncidentState {
  const [first, ...rest] = events;
  if (first?.type !== "incident.declared") throw new Error("The stream of an incident begins with its declaration.");
  return rest.reduce(evolveIncident, declared(first));
}

function declared(event: Happened<"incident.declared">): IncidentState {
  const by = personOf(event);
  const at = event.occurredAt;
  return {
    ...event.payload,
    seq: event.seq,
    status: "open",
    declaredBy: by,
    declaredAt: at,
    openSince: at,
    detectedAt: null,
    mitigatedAt: null,
    commander: by,
    offer: null,
    scribe: null,
    communicationsLead: null,
    lastUpdateAt: null,
    playbooks: [],
    steps: [],
    actions: [],
    sections: [],
    resolution: null,
    published: null,
  };
}

function evolveBody(state: IncidentState, event: Exclude<RecordedIncidentEvent, MessageEvent>): IncidentState {
  const by = personOf(event);
  const at = event.occurredAt;
  switch (event.type) {
    case "incident.declared":
      return state;
    case "incident.noted":
      return event.payload.told ? { ...state, lastUpdateAt: at } : state;
    case "incident.severity-changed":
      return { ...state, severity: event.payload.to };
    case "incident.roles-changed":
      return { ...state, scribe: event.payload.scribe, communicationsLead: event.payload.communicationsLead };
    case "incident.times-recorded": {
      const { occurredAt, detectedAt, mitigatedAt } = event.payload;
      return { ...state, occurredAt, detectedAt, mitigatedAt };
    }
    case "incident.command-offered":
      return { ...state, offer: { to: event.payload.to, by, at } };
    case "incident.command-accepted":
      return { ...state, commander: by, offer: null };
    case "incident.command-declined":
    case "incident.offer-withdrawn":
      return { ...state, offer: null };
    case "incident.playbook-started":
      return { ...state, playbooks: [...state.playbooks, { key: event.payload.playbook, by, at }] };
    case "incident.step-set":
      return { ...state, steps: withStep(state.steps, event) };
    case "incident.action-added":
      return { ...state, actions: [...state.actions, { ...event.payload.action, version: 1, done: null }] };
    case "incident.action-changed":
    case "incident.action-finished":
    case "incident.action-reopened":
      return { ...state, actions: state.actions.map((one) => (one.id === event.payload.id ? withAction(one, event) : one)) };
    case "incident.resolved":
      return { ...state, status: "resolved", offer: null, resolution: { ...event.payload, by, at } };
    case "incident.reopened":
      return { ...state, status: "open", openSince: at, resolution: null, published: null };
    case "incident.section-written":
      return { ...state, sections: withSection(state.sections, event) };
    case "incident.post-mortem-published":
      return { ...state, published: { by, at } };
  }
}

type MessageEvent = Extract<RecordedIncidentEvent, { type: `message.${string}` }>;

/** A message that leaves begins the update clock anew; one that was given a time does so when that has come. */
function withTold(state: IncidentState, event: MessageEvent): IncidentState {
  const messages = withMessage(state.messages ?? [], event, personOf(event));
  if (messages === null) return state;
  const leaves = event.type === "message.sent" || event.type === "message.approved" ? event.payload.sendAt <= event.occurredAt : false;
  return { ...state, messages, ...(leaves || event.type === "message.left" ? { lastUpdateAt: event.occurredAt } : {}) };
}

function withStep(steps: readonly StepState[], event: Happened<"incident.step-set">): readonly StepState[] {
  const { list, step: key, isDone, note, version } = event.payload;
  const next: StepState = { list, key, isDone, note, version, by: personOf(event), at: event.occurredAt };
  const isSame = (one: StepState) => one.list === list && one.key === key;
  return steps.some(isSame) ? steps.map((one) => (isSame(one) ? next : one)) : [...steps, next];
}

function withAction(
  action: ActionItem,
  event: Happened<"incident.action-changed" | "incident.action-finished" | "incident.action-reopened">,
): ActionItem {
  const { version } = event.payload;
  switch (event.type) {
    case "incident.action-changed":
      return { ...action, ...event.payload.changes, version };
    case "incident.action-finished":
      return { ...action, version, done: { by: personOf(event), at: event.occurredAt, note: event.payload.note } };
    case "incident.action-reopened":
      return { ...action, version, done: null };
  }
}

function withSection(sections: readonly WrittenSection[], event: Happened<"incident.section-written">): readonly WrittenSection[] {
  const { section: key, text, version } = event.payload;
  const next: WrittenSection = { key, text, version, by: personOf(event), at: event.occurredAt };
  return sections.some((one) => one.key === key) ? sections.map((one) => (one.key === key ? next : one)) : [...sections, next];
}

const personOf = ({ actor: { id, name, initials } }: RecordedIncidentEvent): PersonRef => ({ id, name, initials });
