"use client";

import { Boxes, RefreshCw, Shield } from "lucide-react";
import { NavigationButton } from "@/components/shell/top-bar";
import { useIsWatched } from "@/components/stage/use-is-watched";
import { Chip, type ChipTone } from "@/components/ui/chip";
import { TClock } from "@/components/ui/t-clock";
import { VersionArrow } from "@/components/ui/version-arrow";
import { useRoom } from "@/lib/client/use-room";
import { clockStateOf, STATUS_LABELS, STATUS_TONES } from "@/lib/domain/release/release-status";
import type { ReleaseDetails } from "@/lib/domain/release/state";
import { isDecisionStage } from "@/lib/domain/stage/stage-time";
import { t0Of } from "@/lib/domain/time/axis";
import { elapsed } from "@/lib/domain/time/clock";
import { dayLabel, zoneTimes } from "@/lib/domain/time/format";
import { MoreMenu, RoomActions } from "./room-actions";
import { readClock, useRoomNow, useRoomZone } from "./room-time";
import { usePhaseViews } from "./use-gates";

export const STRATEGY_NAMES: Record<ReleaseDetails["strategy"], string> = {
  rolling: "Rolling update",
  "blue-green": "Blue-green",
  canary: "Canary",
  "feature-flag": "Feature flag",
};
const CRITICALITY_NAMES: Record<ReleaseDetails["criticality"], string> = {
  standard: "Standard criticality",
  critical: "Production critical",
  staging: "Staging",
  hotfix: "Emergency hotfix",
};
const TONES: Record<(typeof STATUS_TONES)[keyof typeof STATUS_TONES], ChipTone> = {
  todo: "neutral",
  done: "done",
  na: "neutral",
  blocked: "blocked",
  failed: "failed-solid",
  brand: "brand",
};

/** The head of a room: the clock leads, then what is released, then what one may do. */
export function RoomHeader() {
  const { state } = useRoom();
  const { details } = state;
  return (
    <div className="flex shrink-0 items-center gap-6 border-mode-line border-b bg-mode-band px-5 py-2.5 max-md:flex-wrap max-md:gap-x-3 max-md:gap-y-1 max-md:px-4">
      <div className="hidden w-full items-center gap-2 max-md:flex">
        <NavigationButton />
        <span className="min-w-0 flex-1 truncate font-semibold text-base">{details.service.name}</span>
        <VersionArrow from={details.fromVersion} to={details.toVersion} />
        <span className="-mr-3 print:hidden">
          <MoreMenu />
        </span>
      </div>
      <RoomClock />
      <div className="h-12 w-px bg-border max-md:hidden" />
      <div className="min-w-0 flex-1 max-md:hidden">
        <div className="flex items-center gap-2.5">
          <h1 className="truncate font-semibold text-lg tracking-[-0.01em]">{details.service.name}</h1>
          <VersionArrow from={details.fromVersion} to={details.toVersion} />
          <StatusChip />
        </div>
        <Facts />
      </div>
      <RoomActions />
    </div>
  );
}

/** The clock of the release, with what it counts from. */
export function RoomClock() {
  const { state } = useRoom();
  const now = useRoomNow();
  const zone = useRoomZone();
  const { prefix, text, spoken } = readClock(state, now);
  return (
    <div className="w-[212px] shrink-0 max-md:w-auto max-md:flex-1">
      <TClock prefix={prefix} text={text} spoken={spoken} tone={clockStateOf(state)} size="clock" />
      <div className="tnum mt-0.5 text-subtle-foreground text-xs">{useClockLine(now, zone)}</div>
    </div>
  );
}

function useClockLine(now: string, zone: string): string {
  const { state } = useRoom();
  const t0 = t0Of(state);
  const times = zoneTimes({ instant: t0, viewerZone: zone, releaseZone: state.details.zone }).join(" · ");
  if (state.hold) return `held by ${state.hold.by.name}`;
  if (state.status === "rolling-back" && state.rollback)
    return `rollback running for ${elapsed(Date.parse(now) - Date.parse(state.rollback.startedAt))}`;
  if (state.actualT0) return `since ${times}`;
  const isFar = Math.abs(Date.parse(t0) - Date.parse(now)) > 86_400_000;
  return `T-0 ${isFar ? `${dayLabel(t0, zone)}, ` : ""}${times}`;
}

/** The status of the release in one word; violet while a gate waits for names. */
export function StatusChip() {
  const { state } = useRoom();
  const awaiting = usePhaseViews().find((view) => view.gate.display === "awaiting" && view.gate.roles.length > 0)?.phase;
  const isWatched = useIsWatched(state, awaiting ?? null);
  const isStopped = state.status === "on-hold" || state.status === "rolling-back";
  if (awaiting && isDecisionStage(awaiting) && !isStopped) {
    // Before it was watched for its time there is nothing to decide.
    if (isWatched) return <Chip tone="signoff">Decision open at {awaiting.code}</Chip>;
  } else if (awaiting && !isStopped) return <Chip tone="signoff">Awaiting sign-off</Chip>;
  return <Chip tone={TONES[STATUS_TONES[state.status]]}>{STATUS_LABELS[state.status]}</Chip>;
}

function Facts() {
  const { details } = useRoom().state;
  const facts = [
    { icon: RefreshCw, text: STRATEGY_NAMES[details.strategy] },
    {
      icon: Boxes,
      text: [details.environment, details.namespace].filter((one, index, all) => one && all.indexOf(one) === index).join(", "),
    },
    { icon: Shield, text: CRITICALITY_NAMES[details.criticality] },
  ];
  return (
    <div className="mt-1 flex items-center gap-4 text-muted-foreground text-xs">
      {facts.map(({ icon: Icon, text }) => (
        <span key={text} className="inline-flex items-center gap-1.5 whitespace-nowrap">
          <Icon className="size-3.5 shrink-0" aria-hidden="true" />
          {text}
        </span>
      ))}
    </div>
  );
}
