import { Siren } from "lucide-react";
import { Chip, type ChipTone } from "@/components/ui/chip";
import { SEVERITIES, type SeverityKey } from "@/lib/domain/incident/lore/severities";

const TONES: Record<SeverityKey, ChipTone> = { P0: "failed-solid", P1: "failed", P2: "blocked" };

/** How bad an incident is: `P1 High`. Of one that is over without colour, since nobody has to act on it. */
export function SeverityChip({ severity, isOver = false }: { severity: SeverityKey; isOver?: boolean }) {
  return (
    <Chip tone={isOver ? "neutral" : TONES[severity]} icon={Siren}>
      {severity} {SEVERITIES[severity].name}
    </Chip>
  );
}
