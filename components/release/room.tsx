"use client";

import dynamic from "next/dynamic";
import Link from "next/link";
import { useState } from "react";
import { Checklist } from "@/components/checklist/checklist";
import { AppShell } from "@/components/shell/app-shell";
import { Bell } from "@/components/shell/bell";
import { otherTeams } from "@/components/shell/other-teams";
import type { Frame } from "@/components/shell/use-frame";
import { useWorkspace } from "@/components/shell/workspace";
import { ZoneClocks } from "@/components/shell/zone-clocks";
import { AfterPlace, BaselinePlace, ComparisonPlace, StagesPlace } from "@/components/stage/stage-places";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { part, useArrived, usePart } from "@/components/ui/part";
import { usePrinting } from "@/components/ui/printing";
import { signOutHere } from "@/lib/client/sign-in";
import { RoomProvider, useRoom } from "@/lib/client/use-room";
import type { RoomDto } from "@/lib/contracts/room";
import { goPhase, isBeforeStart } from "@/lib/domain/release/release-phases";
import type { PhaseState, ReleaseState } from "@/lib/domain/release/state";
import { isStage } from "@/lib/domain/stage/stage-time";
import { zonedTime } from "@/lib/domain/time/format";
import { HotfixSlot } from "./hotfix-slot";
import { PhaseRail, PhaseStrip } from "./phase-rail";
import { RightColumn } from "./right-column";
import { RoomBanners } from "./room-banners";
import { RoomDialogsProvider } from "./room-dialogs";
import { RoomHeader } from "./room-header";
import { useScrollToItem, useSelectedPhase } from "./room-selection";
import { useRoomNow, useRoomZone } from "./room-time";
import { SignOffBar } from "./sign-off-bar";
import { useRemoteChanges } from "./use-remote-changes";
import { useRoomCommands } from "./use-room-commands";
import { useRoomKeys } from "./use-room-keys";

/** The release room: one release, live, for everybody on it. */
export function Room({ dto }: { dto: RoomDto }) {
  return (
    <RoomProvider dto={dto}>
      <RoomDialogsProvider>
        <RoomFrame />
      </RoomDialogsProvider>
    </RoomProvider>
  );
}

/** Drawn by the server where it is shown first; the other rooms have its code once they stand still, before anybody rolls back. */
const RollbackRoom = dynamic(() => import("./rollback-room").then((code) => code.RollbackRoom));
part(() => import("./rollback-room"));
const RollbackHeader = dynamic(() => import("./rollback-header").then((code) => code.RollbackHeader));
part(() => import("./rollback-header"));
const bell = part(() => import("@/components/shell/inbox"));
const feed = part(() => import("@/components/shell/frame-feed"));
const record = part(() => import("@/components/sign-off/sign-off-record"));
const glasses = part(() => import("@/components/sign-off/break-glass-banner"));
const alarms = part(() => import("./room-alarms"));
const NO_FRAME: Frame = { needs: [], messages: [], inFlight: [], badges: {} };

function RoomFrame() {
  const workspace = useWorkspace();
  const { team, user } = workspace;
  const [{ needs, messages, inFlight, badges }, setFrame] = useState(NO_FRAME);
  const fed = useArrived(feed);
  const inbox = useArrived(bell);
  const { state } = useRoom();
  const zone = useRoomZone();
  const { service, toVersion } = state.details;
  const isRollback = state.status === "rolling-back" || state.status === "rolled-back";
  useScrollToItem();
  useRemoteChanges();
  useRoomKeys();
  const commands = useRoomCommands();
  return (
    <AppShell
      variant="room"
      basePath={`/t/${team.slug}`}
      user={{ ...user, timeZone: zone, otherTeams: otherTeams(workspace) }}
      onSignOut={() => void signOutHere()}
      inFlight={inFlight}
      badges={badges}
      breadcrumbs={
        <Breadcrumb
          linkComponent={Link}
          crumbs={[
            { label: "Releases", href: `/t/${team.slug}/releases` },
            { label: service.name, href: `/t/${team.slug}/releases?service=${service.id}` },
            { label: toVersion },
          ]}
        />
      }
      clocks={<RoomClocks />}
      bell={inbox ? <inbox.Inbox team={team.id} needs={needs} messages={messages} /> : <Bell count={0} />}
      commands={commands}
    >
      {fed ? <fed.FrameFeed team={team} onFrame={setFrame} /> : null}
      <div data-mode={isRollback ? "rollback" : undefined} className="flex min-h-0 flex-1 flex-col print:block">
        {isRollback ? <div className="h-[3px] shrink-0 bg-mode-bar" /> : null}
        {isRollback ? <RollbackHeader /> : <RoomHeader />}
        <RoomBanners />
        <GlassSlot />
        <AlarmSlot />
        <HotfixSlot />
        {isRollback ? <RollbackRoom /> : <ForwardRoom />}
        <OnPaper />
      </div>
    </AppShell>
  );
}

/** Where something is wrong with a release, or a role of it is on its way; other rooms do not wait for its code. */
function AlarmSlot() {
  const { incidents, causes, handovers } = useRoom().state;
  const found = usePart(alarms, (incidents ?? causes ?? handovers) !== undefined);
  return found ? <found.RoomAlarms /> : null;
}

function GlassSlot() {
  const found = usePart(glasses, useRoom().state.breakGlasses !== undefined);
  return found ? <found.BreakGlassBanner /> : null;
}

function ForwardRoom() {
  const phase = useSelectedPhase();
  const { state } = useRoom();
  const { phases, readings } = state;
  const hasStages = phases.some(isStage);
  return (
    <>
      <PhaseStrip selected={phase} />
      {hasStages ? <StagesPlace selected={phase} /> : null}
      <div className="flex min-h-0 flex-1 print:block">
        {hasStages ? null : <PhaseRail selected={phase} />}
        <main id="checklist" tabIndex={-1} className="flex min-w-0 flex-1 flex-col bg-card outline-none">
          <Checklist
            key={phase.key}
            phase={phase}
            above={hasStages || readings || isToMeasure(state, phase) ? <Measured phase={phase} /> : null}
          />
        </main>
        <RightColumn phase={phase} />
      </div>
      <SignOffBar phase={phase} />
    </>
  );
}

/** Whether a baseline can be taken in a phase, or one whose items are results can be read, though nothing was yet. */
function isToMeasure(state: ReleaseState, phase: PhaseState): boolean {
  if (phase.status !== "open") return false;
  if (isBeforeStart(phase)) return goPhase(state)?.key === phase.key;
  return (
    state.actualT0 !== null && phase.offsetMinutes > 0 && state.items.some((item) => item.phase === phase.key && item.kind === "result")
  );
}

/** Whether there is something to compare in a phase after T-0: its own readings, or while it is open the baseline. */
function isRead({ readings = [] }: ReleaseState, phase: PhaseState): boolean {
  return readings.some((one) => one.phase === phase.key) || (phase.status === "open" && readings.length > 0);
}

/** What is measured in a phase of a canary, of any release that was measured, and where something is to be, above its checklist. */
function Measured({ phase }: { phase: PhaseState }) {
  const { state } = useRoom();
  if (isStage(phase)) return <ComparisonPlace phase={phase} />;
  if (isBeforeStart(phase)) return <BaselinePlace phase={phase} />;
  return isRead(state, phase) || isToMeasure(state, phase) ? <AfterPlace phase={phase} /> : null;
}

/** What the right column shows of one phase, paper carries of all of them. */
function OnPaper() {
  const isPrinting = usePrinting();
  const found = useArrived(record);
  return isPrinting && found ? <found.SignOffRecord /> : null;
}

function RoomClocks() {
  const { state } = useRoom();
  const now = useRoomNow("minute");
  const zone = useRoomZone();
  return <ZoneClocks local={zonedTime(now, zone)} release={zonedTime(now, state.details.zone)} />;
}
