import { CircleAlert, CircleCheck, CircleDashed, CirclePause, CircleX, type LucideIcon, Minus } from "lucide-react";
import type { Zone } from "@/lib/domain/metrics/criterion";

type Look = { readonly icon: LucideIcon; readonly tone: string };

const LOOKS: Record<Zone, Look> = {
  proceed: { icon: CircleCheck, tone: "text-done-fg" },
  inconclusive: { icon: CircleDashed, tone: "text-muted-foreground" },
  hold: { icon: CirclePause, tone: "text-blocked-fg" },
  "roll-back": { icon: CircleX, tone: "text-failed-fg" },
};
const NO_DATA: Look = { icon: CircleAlert, tone: "text-blocked-fg" };
const LEFT_OUT: Look = { icon: Minus, tone: "text-na-fg" };

/** Shape and colour of a verdict; a word stands beside it. Nothing read is never green. */
export function zoneLook(zone: Zone | null, isRead: boolean): Look {
  if (zone === null) return LEFT_OUT;
  return zone === "inconclusive" && !isRead ? NO_DATA : LOOKS[zone];
}
