import {
  Ban,
  CalendarDays,
  CircleCheck,
  CircleCheckBig,
  CircleDashed,
  CircleDot,
  FileText,
  type LucideIcon,
  Pause,
  PenLine,
  Undo2,
} from "lucide-react";
import { Chip, type ChipTone } from "@/components/ui/chip";
import type { ReleaseOverview } from "@/lib/domain/release/overview";
import { STATUS_LABELS, STATUS_TONES, type Tone } from "@/lib/domain/release/release-status";
import type { ReleaseStatus } from "@/lib/domain/release/state";

const ICONS: Record<ReleaseStatus, LucideIcon> = {
  draft: FileText,
  planned: CalendarDays,
  preparing: CircleDashed,
  ready: CircleCheck,
  deploying: CircleDot,
  verifying: CircleDot,
  deployed: CircleCheck,
  completed: CircleCheckBig,
  "on-hold": Pause,
  "rolling-back": Undo2,
  "rolled-back": Undo2,
  cancelled: Ban,
};

const CHIPS: Record<Tone, ChipTone> = { todo: "neutral", done: "done", na: "na", blocked: "blocked", failed: "failed", brand: "brand" };

/** The state of a release in words; violet while a gate waits for names. */
export function StatusChip({ overview }: { overview: Pick<ReleaseOverview, "status" | "phases"> }) {
  const { status, phases } = overview;
  if (status !== "on-hold" && phases.some((phase) => phase.display === "awaiting")) {
    return (
      <Chip tone="signoff" icon={PenLine}>
        Awaiting sign-off
      </Chip>
    );
  }
  return (
    <Chip tone={CHIPS[STATUS_TONES[status]]} icon={ICONS[status]}>
      {STATUS_LABELS[status]}
    </Chip>
  );
}
