import type { HomeDto } from "@/lib/contracts/home";

type Need = HomeDto["needs"][number];

/** Where a need is met: the item, or the phase, of its room; the briefing of its release; the message. */
export function needHref(need: Pick<Need, "kind" | "release" | "phase" | "item" | "message">, basePath: string): string {
  if (need.kind === "briefing") return `${basePath}/releases/${need.release.id}/briefing`;
  if (need.message) return `${basePath}/communications?release=${need.release.id}&${need.message}`;
  const place = need.item ? `#item-${need.item}` : need.phase ? `#phase-${need.phase}` : "";
  return `${basePath}/releases/${need.release.id}${place}`;
}
