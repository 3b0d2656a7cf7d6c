"use client";

import { type TimedAnswer, usePageNow } from "@/lib/client/page-now";
import type { ReleaseOverview } from "@/lib/domain/release/overview";
import { countdown, elapsed } from "@/lib/domain/time/clock";
import { dayLabel, shortTime } from "@/lib/domain/time/format";
import { type Instant, toMs } from "@/lib/domain/time/instant";

const DAY_MS = 86_400_000;

type DueTextProps = { overview: ReleaseOverview; timed: TimedAnswer; zone: string };

/** When the phase in work is due: counting within a day, as a date beyond; late is said in amber. A stage is watched until then. */
export function DueText({ overview, timed, zone }: DueTextProps) {
  const now = usePageNow(timed, "second");
  const phase = dueNext(overview);
  if (!phase?.dueAt || overview.clock === "hold") return <T0Text overview={overview} zone={zone} />;
  const ms = toMs(phase.dueAt) - toMs(now);
  if (phase.isStage) return <WatchText code={phase.code} ms={ms} />;
  if (ms < 0) {
    return (
      <span className="tnum text-blocked-fg">
        {phase.code} {elapsed(-ms)} late
      </span>
    );
  }
  if (ms < DAY_MS) {
    return (
      <span className="tnum">
        {phase.code} due in {countdown(ms)}
      </span>
    );
  }
  return <T0Text overview={overview} zone={zone} />;
}

function WatchText({ code, ms }: { code: string; ms: number }) {
  return <span className="tnum">{ms > 0 ? `${code} watched for ${countdown(ms)} more` : `${code} watched long enough`}</span>;
}

/** The phase in work; from the start on the one after T-0, since T-0 itself is due the moment it begins. */
function dueNext({ phases, current, actualT0 }: ReleaseOverview) {
  const at = phases.findIndex((phase) => phase.key === current);
  const phase = phases[at];
  return phase && actualT0 !== null && phase.dueAt === actualT0 ? phases[at + 1] : phase;
}

function T0Text({ overview, zone }: { overview: ReleaseOverview; zone: string }) {
  const t0: Instant = overview.actualT0 ?? overview.plannedT0;
  return (
    <time dateTime={t0} className="tnum">
      {dayLabel(t0, zone)} {shortTime(t0, zone)}
    </time>
  );
}
