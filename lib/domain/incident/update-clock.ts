import { addMinutes, type Instant } from "@/lib/domain/time/instant";
import { SEVERITIES } from "./lore/severities";
import type { IncidentState } from "./state";

/** Hours from the resolution to the published post-mortem. Source: INC4.03. */
export const POST_MORTEM_HOURS = 48;

type Clock = Pick<IncidentState, "severity" | "status" | "openSince" | "lastUpdateAt" | "toldByRelease">;

/** When stakeholders are to be told next; null once the incident is resolved. What was told before it was reopened does not count. */
export function nextUpdateAt({ severity, status, openSince, lastUpdateAt, toldByRelease = openSince }: Clock): Instant | null {
  if (status === "resolved") return null;
  const last = [lastUpdateAt ?? openSince, toldByRelease].reduce((latest, at) => (at > latest ? at : latest), openSince);
  return addMinutes(last, SEVERITIES[severity].updateMinutes);
}

/** When the post-mortem is due; null while the incident is open, and once it was published. */
export function postMortemDueAt({ resolution, published }: Pick<IncidentState, "resolution" | "published">): Instant | null {
  return resolution && !published ? addMinutes(resolution.at, POST_MORTEM_HOURS * 60) : null;
}
