"use client";

import { CircleCheck, Rocket } from "lucide-react";
import { useRoom } from "@/lib/client/use-room";
import { RELEASE_ROLE_NAMES } from "@/lib/domain/access/roles";
import { goPhase } from "@/lib/domain/release/release-phases";
import type { ReleaseState } from "@/lib/domain/release/state";
import { standingRows } from "@/lib/domain/sign-off/sign-off-rows";
import { dayLabel, zonedTime } from "@/lib/domain/time/format";
import { CommandDialog, type DialogControl } from "./command-dialog";
import { useRoomZone, useTriple } from "./room-time";
import { useAllowed } from "./use-allowed";

/** The deployer's own act after the go: sets T-0. Source: SIGNOFF rule 19. */
export function StartDialog(control: DialogControl) {
  const { confirmed } = useRoom();
  const allowed = useAllowed("deployment.start");
  const { service, toVersion, environment } = confirmed.details;
  return (
    <CommandDialog
      {...control}
      title={`Start the deployment of ${service.name} ${toVersion}?`}
      description={`To ${environment}. This sets T-0.`}
      submit={{ label: "Start deployment", icon: <Rocket aria-hidden="true" /> }}
      doing="start the deployment"
      refusal={allowed.reason ?? undefined}
      command={() => ({ type: "deployment.start" })}
      done="The deployment runs. T-0 is now."
    >
      <StartFacts state={confirmed} />
    </CommandDialog>
  );
}

/** What the start rests on: the signatures of the go, the window, and what comes next. */
function StartFacts({ state }: { state: ReleaseState }) {
  const triple = useTriple();
  const zone = useRoomZone();
  const go = goPhase(state);
  const rows = go ? standingRows(state, go.key).filter((row) => row.kind === "granted") : [];
  const { windowStart, windowEnd, fromVersion } = state.details;
  const window = `${dayLabel(windowStart, zone)}, ${zonedTime(windowStart, zone)} to ${zonedTime(windowEnd, zone)}`;
  return (
    <ul className="divide-y divide-border-soft">
      {rows.map((row) => (
        <Fact
          key={row.id}
          text={`${row.person.name} signed the go as ${RELEASE_ROLE_NAMES[row.role].toLowerCase()}`}
          note={triple(row.at)}
        />
      ))}
      <Fact text={`Window ${window}`} note={`The approval covers the return to ${fromVersion}, and to no other version.`} />
      <Fact text="Later phases count from the moment you press the button" note="The planned T-0 stays in the record." />
    </ul>
  );
}

function Fact({ text, note }: { text: string; note: string }) {
  return (
    <li className="flex items-start gap-2.5 py-2">
      <CircleCheck className="mt-0.5 size-4 shrink-0 text-done" aria-hidden="true" />
      <span className="min-w-0 flex-1">
        <span className="block">{text}</span>
        <span className="tnum block text-subtle-foreground text-xs">{note}</span>
      </span>
    </li>
  );
}
