import type { HomeDto } from "@/lib/contracts/home";

type Need = HomeDto["needs"][number];

/** Where a need is met: the item, or the phase, of its room; the briefing of its release; the message; the list of what is owed. */
export function needHref(need: Pick<Need, "kind" | "release" | "phase" | "item" | "message" | "sinceWord">, basePath: string): string {
  if (need.kind === "briefing") return `${basePath}/releases/${need.release.id}/briefing`;
  if (need.message) return `${basePath}/communications?release=${need.release.id}&${need.message}`;
  if (need.kind === "obligation") return `${basePath}/obligations?show=${need.sinceWord === "overdue" ? "overdue" : "mine"}`;
  const place = need.item ? `#item-${need.item}` : need.phase ? `#phase-${need.phase}` : "";
  return `${basePath}/releases/${need.release.id}${place}`;
}
