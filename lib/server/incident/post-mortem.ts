import type { PostMortemDto } from "@/lib/contracts/incident";
import { describeIncidentEvent } from "@/lib/domain/incident/describe-incident-event";
import type { RecordedIncidentEvent } from "@/lib/domain/incident/event";
import { POST_MORTEM_KEYS } from "@/lib/domain/incident/lore/post-mortem";
import { prefillPostMortem, type TimelineEntry } from "@/lib/domain/incident/lore/prefill-post-mortem";
import type { IncidentState } from "@/lib/domain/incident/state";
import { dayLabel } from "@/lib/domain/time/format";
import type { Access } from "@/lib/server/platform/route";
import { allEvents, requireIncident } from "./data";

/** What the record says so far for each section of a post-mortem. */
export async function getPostMortem(access: Access, id: string): Promise<PostMortemDto> {
  const { state } = await requireIncident(access, id);
  const zone = access.viewer.zone ?? "UTC";
  const timeline = (await allEvents(id)).filter(isOfCourse).map(toEntry);
  const { title, severity, impact, occurredAt, detectedAt, declaredAt, mitigatedAt, resolution } = state;
  const resolvedAt = resolution?.at ?? null;
  const begun = prefillPostMortem(timeline, { title, severity, impact, zone, occurredAt, detectedAt, declaredAt, mitigatedAt, resolvedAt });
  const texts = { ...begun, cause: resolution?.cause ?? "", actions: actionsText(state, zone) };
  return { sections: POST_MORTEM_KEYS.map((key) => ({ key, prefilled: texts[key] })) };
}

/** What was promised, as a list: `- Alert on errors: Alice Smith, until Thu 13 Feb`. */
function actionsText({ actions }: IncidentState, zone: string): string {
  return actions
    .map(({ title, owner, dueAt, done }) => `- ${title}: ${owner.name}, ${done ? "done" : `until ${dayLabel(dueAt, zone)}`}`)
    .join("\n");
}

const ASIDE: ReadonlySet<RecordedIncidentEvent["type"]> = new Set([
  "incident.times-recorded",
  "incident.action-added",
  "incident.action-changed",
  "incident.action-finished",
  "incident.action-reopened",
  "incident.section-written",
  "incident.post-mortem-published",
]);

/** What happened in the incident, as opposed to what was written about it. */
const isOfCourse = ({ type }: RecordedIncidentEvent): boolean => !ASIDE.has(type);

function toEntry(event: RecordedIncidentEvent): TimelineEntry {
  const by = event.actor.name;
  if (event.type === "incident.noted") return { at: event.payload.at ?? event.occurredAt, text: event.payload.text, by };
  const { text } = describeIncidentEvent(event, { time: (at) => at });
  return { at: event.occurredAt, text: text.charAt(0).toUpperCase() + text.slice(1), by };
}
