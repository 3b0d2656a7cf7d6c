import { Timestamp } from "@/components/ui/timestamp";
import { dayLabel, zonedTime } from "@/lib/domain/time/format";
import type { Instant } from "@/lib/domain/time/instant";
import { toWallTime } from "@/lib/domain/time/zone";

type EvidenceTimeProps = { at: Instant; zone: string };

/** A moment as it stands on paper years later: `Thu 13 Feb 2025, 19:12 GMT`, in the zone of the release whoever reads it. */
export function EvidenceTime({ at, zone }: EvidenceTimeProps) {
  return <Timestamp dateTime={at} text={evidenceTime(at, zone)} className="whitespace-nowrap" />;
}

export function evidenceTime(at: Instant, zone: string): string {
  return `${dayLabel(at, zone)} ${toWallTime(at, zone).date.slice(0, 4)}, ${zonedTime(at, zone)}`;
}
