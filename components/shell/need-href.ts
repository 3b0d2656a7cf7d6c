import type { HomeDto } from "@/lib/contracts/home";

type Need = HomeDto["needs"][number];

/** Where a need is met: the item, or the phase, of its room; the briefing of its release. */
export function needHref(need: Pick<Need, "kind" | "release" | "phase" | "item">, basePath: string): string {
  if (need.kind === "briefing") return `${basePath}/releases/${need.release.id}/briefing`;
  const place = need.item ? `#item-${need.item}` : need.phase ? `#phase-${need.phase}` : "";
  return `${basePath}/releases/${need.release.id}${place}`;
}
