"use client";

import Link from "next/link";
import { DueText } from "@/components/overview/due-text";
import { OverviewBar } from "@/components/overview/overview-bar";
import { OverviewClock } from "@/components/overview/overview-clock";
import { owedText } from "@/components/overview/owed-text";
import { StatusChip } from "@/components/overview/status-chip";
import { useWorkspace } from "@/components/shell/workspace";
import { VersionArrow } from "@/components/ui/version-arrow";
import type { TimedAnswer } from "@/lib/client/page-now";
import { roomHref } from "@/lib/client/room-href";
import { RELEASE_ROLE_NAMES } from "@/lib/domain/access/roles";
import { listed } from "@/lib/domain/access/who-can";
import type { ReleaseOverview } from "@/lib/domain/release/overview";
import { STATUS_LABELS } from "@/lib/domain/release/release-status";
import { STRATEGY_NAMES } from "@/lib/domain/release/release-words";
import { isFinal } from "@/lib/domain/release/transitions";
import { dayLabel, shortTime } from "@/lib/domain/time/format";

type ReleaseRowProps = { overview: ReleaseOverview; timed: TimedAnswer; zone: string };

/** One release of the list; the whole row leads to its room. */
export function ReleaseRow({ overview, timed, zone }: ReleaseRowProps) {
  const { team } = useWorkspace();
  return (
    <li>
      <Link
        href={roomHref(team.slug, overview.id)}
        className="grid grid-cols-[minmax(0,1.5fr)_minmax(0,1.2fr)_132px_156px] items-center gap-x-5 gap-y-2 px-4 py-3 outline-offset-[-2px] transition-colors duration-120 hover:bg-accent/40 max-lg:grid-cols-[minmax(0,1fr)_auto] max-lg:gap-x-3"
      >
        <Identity overview={overview} />
        <OverviewBar overview={overview} showCodes className="max-lg:order-last max-lg:col-span-2" />
        <span className="justify-self-start max-lg:order-3">
          <StatusChip overview={overview} />
          <Owed overview={overview} />
        </span>
        <When overview={overview} timed={timed} zone={zone} />
      </Link>
    </li>
  );
}

/** What keeps it from being completed. Before it is deployed the phases do, and nobody needs to be told here. */
function Owed({ overview: { status, openObligations } }: Pick<ReleaseRowProps, "overview">) {
  if (openObligations === 0 || (status !== "deployed" && status !== "rolled-back")) return null;
  return <span className="tnum mt-0.5 block text-muted-foreground text-xs">{owedText(openObligations)}</span>;
}

/** What of its criticality people should know in a list. */
const WEIGHTS: Record<ReleaseOverview["criticality"], string> = {
  standard: "",
  staging: "",
  critical: ", production-critical",
  hotfix: ", emergency hotfix",
};

function Identity({ overview }: { overview: ReleaseOverview }) {
  const roles = overview.myRoles.map((role) => RELEASE_ROLE_NAMES[role].toLowerCase());
  return (
    <span className="min-w-0">
      <span className="flex min-w-0 flex-wrap items-baseline gap-x-2">
        <span className="truncate font-medium">{overview.service.name}</span>
        <VersionArrow from={overview.fromVersion} to={overview.toVersion} />
      </span>
      <span className="block truncate text-subtle-foreground text-xs">
        {overview.environment}, {STRATEGY_NAMES[overview.strategy]}
        {WEIGHTS[overview.criticality]}
        {roles.length > 0 ? `. You are ${listed(roles, "and")}` : ""}
      </span>
    </span>
  );
}

/** The clock while it runs, the day once it is over. */
function When({ overview, timed, zone }: ReleaseRowProps) {
  const t0 = overview.actualT0 ?? overview.plannedT0;
  if (isFinal(overview.status)) {
    const at = overview.clockStoppedAt;
    return (
      <span className="tnum text-right text-subtle-foreground text-xs max-lg:order-2">
        <span className="block text-foreground">
          {dayLabel(t0, zone)} {shortTime(t0, zone)}
        </span>
        {at ? `${STATUS_LABELS[overview.status].toLowerCase()} ${dayLabel(at, zone)}` : "planned T-0"}
      </span>
    );
  }
  return (
    <span className="text-right max-lg:order-2">
      <OverviewClock overview={overview} timed={timed} size="sm" />
      <span className="block text-subtle-foreground text-xs">
        <DueText overview={overview} timed={timed} zone={zone} />
      </span>
    </span>
  );
}
