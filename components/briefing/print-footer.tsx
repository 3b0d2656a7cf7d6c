import type { BriefedAbout } from "@/lib/domain/briefing/about";
import { longDayLabel, zoneTimes } from "@/lib/domain/time/format";

type PrintFooterProps = { about: Pick<BriefedAbout, "service" | "toVersion" | "zone">; version: number; zone: string; now: string };

/** What paper must say of itself: which version it is, and as of when. */
export function PrintFooter({ about, version, zone, now }: PrintFooterProps) {
  const times = zoneTimes({ instant: now, viewerZone: zone, releaseZone: about.zone }).join(" · ");
  return (
    <footer className="tnum hidden justify-between border-border border-t pt-2 text-2xs text-subtle-foreground print:flex">
      <span>
        T-Minus, {about.service} {about.toVersion}, briefing version {version}
      </span>
      <span>
        Printed {longDayLabel(now, zone)}, {times}
      </span>
    </footer>
  );
}
