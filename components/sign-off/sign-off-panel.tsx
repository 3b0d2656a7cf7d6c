"use client";

import { MoreHorizontal } from "lucide-react";
import { useId } from "react";
import { useRoomDialogs } from "@/components/release/use-room-dialogs";
import { IconButton } from "@/components/ui/icon-button";
import { Menu, MenuItem } from "@/components/ui/menu";
import { useRoomStore } from "@/lib/client/use-room";
import type { PhaseState } from "@/lib/domain/release/state";
import { earlierPhases, isSigned as isGateSigned, livePhases } from "@/lib/domain/sign-off/gate-order";
import { countSigned } from "@/lib/domain/sign-off/gate-words";
import { askedSince, signersOf } from "@/lib/domain/sign-off/signers";
import { toMs } from "@/lib/domain/time/instant";
import { AllIn } from "./all-in";
import { ClosePhaseAction } from "./close-phase-action";
import { PlanAction } from "./plan-action";
import { RuleNotice } from "./rule-notice";
import { SignOffAction } from "./sign-off-action";
import { SignerRow } from "./signer-row";
import { canStartHere, StartAction } from "./start-action";
import { type Gate, useGate } from "./use-gate";

type Props = {
  phase: PhaseState;
  /** Where the buttons stand elsewhere on the page. */
  isListOnly?: boolean;
};

/** How the phase is left: who signs it and how they stand, or that the deployer closes it, with everything still open. */
export function SignOffPanel({ phase, isListOnly = false }: Props) {
  const gate = useGate(phase.key);
  const headingId = useId();
  if (!gate) return null;
  const isSigned = isGateSigned(gate.phase);
  return (
    <section aria-labelledby={headingId} className="border-border border-b p-4">
      <JustPassed gate={gate} />
      <div className="flex min-h-6 items-center justify-between gap-2">
        <h2 id={headingId} className="font-semibold text-sm">
          {titleOf(gate, isSigned)}
        </h2>
        <span className="ml-auto text-2xs text-subtle-foreground">{isSigned ? countOf(gate) : null}</span>
        <PhaseMenu gate={gate} isSigned={isSigned} />
      </div>
      {isListOnly ? null : <RuleNotice gate={gate} />}
      {isListOnly ? null : <StartAction gate={gate} />}
      {isSigned ? <Signers gate={gate} /> : null}
      {isListOnly ? null : <PanelAction gate={gate} isSigned={isSigned} />}
    </section>
  );
}

function PanelAction({ gate, isSigned }: { gate: Gate; isSigned: boolean }) {
  const { state, phase } = gate;
  if (state.status === "draft") return <PlanAction />;
  // Nothing of T-0 is signed before the start, which is the one thing to do now and stands above.
  if (state.status === "ready" && phase.status === "open" && canStartHere(gate)) return null;
  return isSigned ? <SignOffAction gate={gate} /> : <ClosePhaseAction gate={gate} />;
}

const JUST_MS = 5 * 60_000;

/** For a while after a gate has passed, whoever has moved on to the next phase still sees that it did. */
function JustPassed({ gate: { state, phase, now } }: { gate: Gate }) {
  const before = earlierPhases(state, phase).findLast((one) => one.closed?.how === "signed");
  if (!before?.closed || phase.status === "closed" || toMs(now) - toMs(before.closed.at) > JUST_MS) return null;
  return <AllIn phase={before} className="mb-4" />;
}

function titleOf({ state, phase }: Gate, isSigned: boolean): string {
  if (state.status === "draft") return "Draft";
  if (phase.kind === "rollback") return phase.status === "closed" ? "Rollback closed" : "Close the rollback";
  if (phase.status === "closed") return `${phase.code} ${isSigned ? "signed off" : "closed"}`;
  return `${isSigned ? "Sign off" : "Close"} ${phase.code}`;
}

function countOf({ evaluation }: Gate): string {
  const { signed, needed } = countSigned(evaluation);
  return `${signed} of ${needed} signed`;
}

function Signers({ gate: { state, phase, evaluation, now } }: { gate: Gate }) {
  const asked = askedSince(state, phase, now);
  return (
    <ul className="mt-3 space-y-3">
      {signersOf(phase, evaluation).map((signer) => (
        <SignerRow key={`${signer.role}-${"person" in signer ? signer.person.id : signer.kind}`} signer={signer} asked={asked} />
      ))}
    </ul>
  );
}

/** What is done rarely: refusing without opening the ceremony, and beginning the phase anew. */
function PhaseMenu({ gate: { state, phase, part }, isSigned }: { gate: Gate; isSigned: boolean }) {
  const { openRefuse, openRestartPhase } = useRoomDialogs();
  const { permissions } = useRoomStore().context();
  const isLive = state.status !== "draft" && livePhases(state).some((one) => one.key === phase.key);
  const canRefuse = isSigned && isLive && phase.status === "open" && part.kind !== "none" && part.kind !== "refused";
  const canRestart = isLive && permissions.has("phase.close");
  if (!canRefuse && !canRestart) return null;
  return (
    <Menu
      trigger={
        <IconButton label={`More about ${phase.code}`} size="sm" className="-mr-1.5">
          <MoreHorizontal aria-hidden="true" />
        </IconButton>
      }
    >
      {canRefuse ? <MenuItem onClick={() => openRefuse(phase.key)}>Refuse to sign, say why…</MenuItem> : null}
      {canRestart ? <MenuItem onClick={() => openRestartPhase(phase.key)}>Restart {phase.code}…</MenuItem> : null}
    </Menu>
  );
}
