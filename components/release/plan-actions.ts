import { CalendarClock, Handshake, type LucideIcon, SquarePen, Users } from "lucide-react";
import type { ReleaseAction } from "@/lib/domain/release/allowed-actions";
import type { RoomDialogs } from "./use-room-dialogs";

type PlanAction = {
  readonly action: ReleaseAction;
  readonly label: string;
  readonly icon: LucideIcon;
  /** What opens its dialog. */
  readonly opener: keyof Pick<RoomDialogs, "openMove" | "openEdit" | "openRoster" | "openOffer">;
};

/** The ways to change the plan of a release and who does what, as the menu and the palette of its room offer them. */
export const PLAN_ACTIONS: readonly PlanAction[] = [
  { action: "release.move", label: "Move T-0", icon: CalendarClock, opener: "openMove" },
  { action: "release.edit", label: "Edit the release", icon: SquarePen, opener: "openEdit" },
  { action: "roster.change", label: "Change the roster", icon: Users, opener: "openRoster" },
  { action: "handover.offer", label: "Hand over your role", icon: Handshake, opener: "openOffer" },
];
