"use client";

import { Rocket } from "lucide-react";
import Link from "next/link";
import { DueText } from "@/components/overview/due-text";
import { OverviewBar } from "@/components/overview/overview-bar";
import { OverviewClock } from "@/components/overview/overview-clock";
import { owedText } from "@/components/overview/owed-text";
import { StatusChip } from "@/components/overview/status-chip";
import { useWorkspace } from "@/components/shell/workspace";
import { buttonVariants } from "@/components/ui/button-variants";
import { EmptyState } from "@/components/ui/empty-state";
import { LiveDot } from "@/components/ui/live-dot";
import { Panel } from "@/components/ui/panel";
import { VersionArrow } from "@/components/ui/version-arrow";
import type { TimedAnswer } from "@/lib/client/page-now";
import { roomHref } from "@/lib/client/room-href";
import type { HomeDto } from "@/lib/contracts/home";
import type { ReleaseOverview } from "@/lib/domain/release/overview";
import { CRITICALITY_NAMES, STRATEGY_NAMES } from "@/lib/domain/release/release-words";

/** Beside them the days ahead still fit on one screen; the others are in the list of releases. */
const CARDS = 4;

type InFlightProps = Pick<HomeDto, "inFlight" | "openCount" | "canCreate"> & { timed: TimedAnswer; zone: string };

/** The team's open releases, the running ones first. */
export function InFlight({ inFlight, openCount, canCreate, timed, zone }: InFlightProps) {
  const { team } = useWorkspace();
  const base = `/t/${team.slug}`;
  const cards = inFlight.slice(0, CARDS);
  const hidden = openCount - cards.length;
  return (
    <Panel
      title={<>In flight {inFlight.length > 0 ? <LiveDot /> : null}</>}
      aside={
        <Link href={`${base}/releases`} className="text-muted-foreground hover:text-foreground">
          All releases
        </Link>
      }
      className="self-start"
    >
      {inFlight.length === 0 ? (
        <EmptyState
          icon={Rocket}
          title="Nothing in flight"
          className="py-10"
          action={
            canCreate ? (
              <Link href={`${base}/releases/new`} className={buttonVariants({ size: "sm" })}>
                Plan a release
              </Link>
            ) : null
          }
        >
          Planned and running releases appear here with their clock{canCreate ? "." : ". A manager of the team plans them."}
        </EmptyState>
      ) : (
        <ul className="divide-y divide-border-soft">
          {cards.map((overview) => (
            <li key={overview.id}>
              <InFlightCard overview={overview} timed={timed} zone={zone} />
            </li>
          ))}
        </ul>
      )}
      {hidden > 0 ? (
        <Link
          href={`${base}/releases`}
          className="block border-border-soft border-t px-4 py-2.5 text-muted-foreground text-xs hover:text-foreground"
        >
          {hidden} more planned or under way
        </Link>
      ) : null}
    </Panel>
  );
}

type CardProps = { overview: ReleaseOverview; timed: TimedAnswer; zone: string };

function InFlightCard({ overview, timed, zone }: CardProps) {
  const { team } = useWorkspace();
  const current = overview.phases.find((phase) => phase.key === overview.current);
  return (
    <Link
      href={roomHref(team.slug, overview.id)}
      className="block px-4 py-3.5 outline-offset-[-2px] transition-colors duration-120 hover:bg-accent/40"
    >
      <span className="flex items-start justify-between gap-3">
        <span className="min-w-0">
          <span className="block truncate font-semibold text-base">{overview.service.name}</span>
          <span className="mt-0.5 flex flex-wrap items-center gap-x-2 text-muted-foreground text-xs">
            <VersionArrow from={overview.fromVersion} to={overview.toVersion} />
            <span>{overview.criticality === "hotfix" ? CRITICALITY_NAMES.hotfix : STRATEGY_NAMES[overview.strategy]}</span>
          </span>
        </span>
        <OverviewClock overview={overview} timed={timed} />
      </span>
      <OverviewBar overview={overview} showCodes className="mt-3" />
      <span className="tnum mt-2.5 flex flex-wrap items-center gap-x-2 gap-y-1 text-xs">
        <StatusChip overview={overview} />
        <span className="whitespace-nowrap text-muted-foreground">
          {current ? `${current.requiredResolved} of ${current.requiredTotal} items` : owedText(overview.openObligations)}
        </span>
        <span className="ml-auto text-subtle-foreground">
          <DueText overview={overview} timed={timed} zone={zone} />
        </span>
      </span>
    </Link>
  );
}
