import type { HomeDto } from "@/lib/contracts/home";

type Need = HomeDto["needs"][number];

/** Where a need is met: the item, or the phase, of its room. */
export function needHref(need: Pick<Need, "release" | "phase" | "item">, basePath: string): string {
  const place = need.item ? `#item-${need.item}` : need.phase ? `#phase-${need.phase}` : "";
  return `${basePath}/releases/${need.release.id}${place}`;
}
