"use client";

import { useId } from "react";
import type { PhaseState } from "@/lib/domain/release/state";
import { isSigned as isGateSigned } from "@/lib/domain/sign-off/gate-order";
import { countSigned } from "@/lib/domain/sign-off/gate-words";
import { askedSince, signersOf } from "@/lib/domain/sign-off/signers";
import { ClosePhaseAction } from "./close-phase-action";
import { JustPassed } from "./just-passed";
import { PhaseMenu } from "./phase-menu";
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

function titleOf({ state, phase }: Gate, isSigned: boolean): string {
  if (state.status === "draft") return "Draft";
  if (phase.kind === "rollback") return phase.status === "closed" ? "Rollback closed" : "Close the rollback";
  if (phase.closed?.how === "break-glass") return `${phase.code} passed by break-glass`;
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
