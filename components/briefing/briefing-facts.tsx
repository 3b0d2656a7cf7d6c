"use client";

import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";
import type { BriefedAbout } from "@/lib/domain/briefing/about";
import type { Reach } from "@/lib/domain/briefing/reach";
import { dayLabel, shortTime, zonedTime, zoneTimes } from "@/lib/domain/time/format";

/** What the release itself says, as it stands this moment: who has it, when, what customers notice, whom to call. */
export function BriefingFacts({ about, zone }: { about: BriefedAbout; zone: string }) {
  const { t0, windowEnd, isStarted, impact, wrong } = about.facts;
  const [, releaseTime] = zoneTimes({ instant: t0, viewerZone: zone, releaseZone: about.zone });
  const until = `window until ${shortTime(windowEnd, zone)}`;
  const state = isStarted ? "started" : until;
  return (
    <>
      <ReachLine reach={about.reach} />
      <ul className="mt-3 grid overflow-hidden rounded-md border border-border text-sm md:grid-cols-3 print:grid-cols-3">
        <Fact label="When" title={`${dayLabel(t0, zone)}, ${zonedTime(t0, zone)}`}>
          {releaseTime ? `${releaseTime}, ${state}` : capital(state)}
        </Fact>
        <Fact label="Customer impact" title={impact.title}>
          {impact.detail}
        </Fact>
        <Fact label="If it goes wrong" title={wrong.title}>
          {wrong.detail}
        </Fact>
      </ul>
    </>
  );
}

const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

function Fact({ label, title, children }: { label: string; title: string; children: ReactNode }) {
  return (
    <li className="border-border px-3 py-2 max-md:grid max-md:grid-cols-[104px_1fr] max-md:border-b max-md:last:border-0 md:border-r md:last:border-0 print:block print:border-r print:border-b-0! print:last:border-r-0">
      <div className="text-2xs text-subtle-foreground max-md:leading-5">{label}</div>
      <div className="wrap-anywhere min-w-0">
        <div className="tnum font-medium">{title}</div>
        {children ? <div className="tnum line-clamp-3 text-muted-foreground text-xs">{children}</div> : null}
      </div>
    </li>
  );
}

const DOTS: Record<Reach["kind"], string> = {
  nobody: "border-border-strong bg-card",
  some: "border-brand bg-brand",
  everybody: "border-done bg-done",
  unclear: "border-blocked bg-blocked",
};

function ReachLine({ reach }: { reach: Reach }) {
  return (
    <p className="mt-2 flex items-baseline gap-2 text-sm">
      <span className={cn("size-2 shrink-0 rounded-full border", DOTS[reach.kind])} aria-hidden="true" />
      <span>
        <span className="text-muted-foreground">Reaches now: </span>
        <span className="font-medium">{reach.title}.</span> <span className="text-muted-foreground">{reach.detail}</span>
      </span>
    </p>
  );
}
