import { describeMessage } from "@/lib/domain/comms/describe-message";
import { because, type Description } from "@/lib/domain/release/describe-words";
import type { Instant } from "@/lib/domain/time/instant";
import { type IncidentEvent, type IncidentRoles, type IncidentTimes, isOfMessage } from "./event";
import { POST_MORTEM_SECTIONS } from "./lore/post-mortem";
import { findList } from "./step-lists";

/** How times are written where the words stand. */
type Names = { readonly time: (instant: Instant) => string };

/** What somebody did to the incident, without their name: "Alice Smith" + "accepted command from Bob Johnson". */
export function describeIncidentEvent(event: IncidentEvent, names: Names): Description {
  if (isOfMessage(event)) return describeMessage(event);
  return { text: textOf(event, names), tone: TONES[event.type] ?? "neutral" };
}

type MessageEvent = Extract<IncidentEvent, { type: `message.${string}` }>;
type OwnEvent = Exclude<IncidentEvent, MessageEvent>;

const TONES: Partial<Record<OwnEvent["type"], Description["tone"]>> = {
  "incident.declared": "failed",
  "incident.severity-changed": "blocked",
  "incident.reopened": "failed",
  "incident.resolved": "done",
  "incident.action-finished": "done",
  "incident.post-mortem-published": "done",
};

function textOf(event: OwnEvent, names: Names): string {
  switch (event.type) {
    case "incident.declared":
      return `declared the ${event.payload.severity} incident ${event.payload.title}`;
    case "incident.noted":
      return `${event.payload.told ? "told stakeholders" : "noted"}${when(event.payload.at, names)}: ${event.payload.text}`;
    case "incident.severity-changed":
      return `changed the severity from ${event.payload.from} to ${event.payload.to}${because(event.payload.reason)}`;
    case "incident.roles-changed":
      return rolesText(event.payload);
    case "incident.times-recorded":
      return timesText(event.payload, names);
    case "incident.command-offered":
      return `offered command to ${event.payload.to.name}`;
    case "incident.command-accepted":
      return `accepted command from ${event.payload.from.name}`;
    case "incident.command-declined":
      return `declined command${because(event.payload.reason)}`;
    case "incident.offer-withdrawn":
      return `withdrew the offer of command to ${event.payload.to.name}`;
    case "incident.playbook-started":
      return `started the playbook ${listTitle(event.payload.playbook)}`;
    case "incident.step-set":
      return stepText(event.payload);
    case "incident.action-added":
      return `gave ${event.payload.action.owner.name} an action item: ${event.payload.action.title}`;
    case "incident.action-changed":
      return `changed the action item ${event.payload.title}`;
    case "incident.action-finished":
      return `finished the action item ${event.payload.title}${because(event.payload.note)}`;
    case "incident.action-reopened":
      return `took up the action item ${event.payload.title} again`;
    case "incident.resolved":
      return `resolved the incident: ${event.payload.summary}`;
    case "incident.reopened":
      return `reopened the incident: ${event.payload.reason}`;
    case "incident.section-written":
      return `wrote “${sectionTitle(event.payload.section)}” of the post-mortem`;
    case "incident.post-mortem-published":
      return "published the post-mortem";
  }
}

const when = (at: Instant | null, { time }: Names): string => (at === null ? "" : ` for ${time(at)}`);

const listTitle = (key: string): string => findList(key)?.title ?? key;

const sectionTitle = (key: string): string => POST_MORTEM_SECTIONS.find((one) => one.key === key)?.title ?? key;

function stepText({ list, step, isDone, note }: Extract<IncidentEvent, { type: "incident.step-set" }>["payload"]): string {
  const title = findList(list)?.steps.get(step) ?? step;
  return `${isDone ? "ticked" : "un-ticked"} ${title}${because(note)}`;
}

function rolesText({ before, ...roles }: IncidentRoles & { before: IncidentRoles }): string {
  const names = [
    ["scribe", "scribe"],
    ["communicationsLead", "communications lead"],
  ] as const;
  const changes = names.flatMap(([key, name]) => {
    if (roles[key]?.id === before[key]?.id) return [];
    return [roles[key] ? `made ${roles[key].name} ${name}` : `took ${before[key]?.name} off as ${name}`];
  });
  return changes.join(" and ");
}

function timesText({ before, ...times }: IncidentTimes & { before: IncidentTimes }, { time }: Names): string {
  const names = [
    ["occurredAt", "it began"],
    ["detectedAt", "it was noticed"],
    ["mitigatedAt", "it stopped hurting"],
  ] as const;
  const changes = names.flatMap(([key, name]) => {
    const at = times[key];
    if (at === before[key]) return [];
    return [at === null ? `that it is not known when ${name}` : `that ${name} at ${time(at)}`];
  });
  return `recorded ${changes.join(" and ")}`;
}
