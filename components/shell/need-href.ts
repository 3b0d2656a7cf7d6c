import type { HomeDto } from "@/lib/contracts/home";

type Need = HomeDto["needs"][number];

/** Where a need is met: the item, or the phase, of its room; the briefing of its release; the message; the list of what is owed; the incident. */
export function needHref(
  need: Pick<Need, "kind" | "release" | "incident" | "phase" | "item" | "message" | "handover" | "sinceWord">,
  basePath: string,
): string {
  const { release, incident } = need;
  if (!release) return incident ? incidentHref({ incident, message: need.message }, basePath) : basePath;
  if (need.kind === "briefing") return `${basePath}/releases/${release.id}/briefing`;
  if (need.message) return `${basePath}/communications?release=${release.id}&${need.message}`;
  if (need.kind === "obligation") return `${basePath}/obligations?show=${need.sinceWord === "overdue" ? "overdue" : "mine"}`;
  return `${basePath}/releases/${release.id}${placeOf(need)}`;
}

/** Where in its room. */
function placeOf({ handover, item, phase }: Pick<Need, "handover" | "item" | "phase">): string {
  if (handover) return `#handover-${handover}`;
  return item ? `#item-${item}` : phase ? `#phase-${phase}` : "";
}

function incidentHref({ incident, message }: { incident: { id: string }; message: string | undefined }, basePath: string): string {
  return message ? `${basePath}/communications?incident=${incident.id}&${message}` : `${basePath}/incidents/${incident.id}`;
}

/** What a need is about: `checkout-service v2.3.0`, `P1 Payments fail`. */
export function needAbout({ release, incident }: Pick<Need, "release" | "incident">): string {
  return release ? `${release.service} ${release.version}` : (incident?.title ?? "");
}
