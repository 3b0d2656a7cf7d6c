"use client";

import { useId } from "react";
import { useRoomNow } from "@/components/release/room-time";
import { AllIn } from "@/components/sign-off/all-in";
import { JustPassed } from "@/components/sign-off/just-passed";
import { PhaseMenu } from "@/components/sign-off/phase-menu";
import { RuleNotice } from "@/components/sign-off/rule-notice";
import { SignerRow } from "@/components/sign-off/signer-row";
import { canStartHere, StartAction } from "@/components/sign-off/start-action";
import { askedSince, signersOf } from "@/lib/domain/sign-off/signers";
import type { StagePhase } from "@/lib/domain/stage/stage-time";
import { elapsed } from "@/lib/domain/time/clock";
import { toMs } from "@/lib/domain/time/instant";
import { DecisionChoices } from "./decision-choices";
import { DecisionRecord } from "./decision-record";
import { DissentAction } from "./dissent-action";
import { IncidentsHere } from "./incidents-here";
import { StageGuide } from "./stage-guide";
import { type StageStanding, useStageCard } from "./use-stage-card";

/** Where a stage is decided: what can be chosen and why not, who has signed, and what was decided before. Source: DESIGN "DecisionPanel". */
export function DecidePanel({ phase }: { phase: StagePhase }) {
  const standing = useStageCard(phase);
  const headingId = useId();
  if (!standing) return null;
  const { gate, card } = standing;
  const isClosed = gate.phase.status === "closed";
  const isBeforeStart = gate.state.status === "ready" && canStartHere(gate);
  return (
    <section aria-labelledby={headingId} className="border-border border-b p-4">
      {/* A stage may be over in minutes, and what comes next is decided below. */}
      <JustPassed gate={gate} minutes={1} />
      <div className="flex min-h-6 items-center justify-between gap-2">
        <h2 id={headingId} className="font-semibold text-sm">
          {isClosed ? `${gate.phase.code} decided` : `Decide ${gate.phase.code}`}
        </h2>
        <span className="tnum ml-auto text-2xs text-subtle-foreground">{isClosed ? null : <Watch standing={standing} />}</span>
        <PhaseMenu gate={gate} isSigned />
      </div>
      <RuleNotice gate={gate} />
      <StartAction gate={gate} />
      {isClosed ? <AllIn phase={gate.phase} className="mt-3" /> : null}
      {/* While it is open, who decided to proceed stands in the quorum. */}
      {isClosed || isBeforeStart ? (
        <Quorum standing={standing} />
      ) : (
        <DecisionChoices key={card.decisions.length} standing={standing} quorum={<Quorum standing={standing} />} />
      )}
      <DecisionRecord
        decisions={isClosed ? card.decisions : card.decisions.filter((one) => one.choice !== "proceed")}
        dissents={card.dissents}
        ended={gate.evaluation.ended}
      />
      <IncidentsHere phase={phase} />
      <DissentAction standing={standing} />
      {isClosed ? null : <StageGuide phase={phase} />}
    </section>
  );
}

/** How long it waits for names already, or how long it was watched of what it must be. */
function Watch({ standing: { gate, card, phase, isWatched } }: { standing: StageStanding }) {
  const now = useRoomNow();
  const { began, watchedEnoughAt } = card;
  if (!began || !watchedEnoughAt) return `observe ${phase.stage.minimumMinutes} min`;
  if (gate.evaluation.display !== "awaiting" || !isWatched) {
    return `observed ${elapsed(toMs(now) - toMs(began))} of ${elapsed(toMs(watchedEnoughAt) - toMs(began))}`;
  }
  const asked = askedSince(gate.state, phase, now);
  const since = asked && asked > watchedEnoughAt ? asked : watchedEnoughAt;
  return `open for ${elapsed(toMs(now) - toMs(since))}`;
}

/** Who signs to proceed, and how they stand. */
function Quorum({ standing: { gate, card } }: { standing: StageStanding }) {
  const { state, phase, evaluation, now } = gate;
  const headingId = useId();
  const asked = askedSince(state, phase, now);
  const signers = signersOf(phase, evaluation).filter((one) => one.kind !== "not-required");
  return (
    <section aria-labelledby={headingId} className="mt-4 border-border border-t pt-3">
      <div className="flex items-center justify-between gap-2 text-xs">
        <h3 id={headingId} className="font-medium">
          {phase.status === "closed" ? "Who proceeded" : "Quorum to proceed"}
        </h3>
        <span className="tnum text-muted-foreground">
          {card.quorum.signed} of {card.quorum.needed}
        </span>
      </div>
      <ul className="mt-2 space-y-3">
        {signers.map((signer) => (
          <SignerRow key={`${signer.role}-${"person" in signer ? signer.person.id : signer.kind}`} signer={signer} asked={asked} />
        ))}
      </ul>
    </section>
  );
}
