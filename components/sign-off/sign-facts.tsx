"use client";

import { ListChecks, Pause } from "lucide-react";
import { useRoomZone, useTriple } from "@/components/release/room-time";
import { DeviationList } from "@/components/scope/deviation-list";
import { useRoom } from "@/lib/client/use-room";
import type { GateDto } from "@/lib/contracts/gate";
import { RELEASE_ROLE_NAMES } from "@/lib/domain/access/roles";
import { countItems } from "@/lib/domain/checklist/progress";
import type { ItemState, PhaseState, ReleaseState } from "@/lib/domain/release/state";
import { deviationCount, deviationsOf } from "@/lib/domain/scope/deviations";
import { earlierPhases, isGo } from "@/lib/domain/sign-off/gate-order";
import { dayLabel, zonedTime } from "@/lib/domain/time/format";
import { Fact } from "./fact";
import { StageFacts } from "./stage-facts";

type Props = { phase: PhaseState; gate: GateDto; mustAccept: readonly ItemState[] };

/** What the signature rests on, fact by fact. Source: SIGNOFF rule 11. */
export function SignFacts({ phase, gate, mustAccept }: Props) {
  const { confirmed } = useRoom();
  const triple = useTriple();
  const signed = [...new Map(gate.evaluation.roles.flatMap((one) => one.signOffs).map((row) => [row.id, row])).values()];
  return (
    <ul className="mt-2 divide-y divide-border-soft">
      {gate.stage ? <StageFacts phase={phase} stage={gate.stage} /> : null}
      <RequiredFact state={confirmed} phase={phase} now={gate.now} />
      {signed.map((row) => (
        <Fact key={row.id} note={`${triple(row.at)}, nothing that is signed has changed since`}>
          {row.person.name} signed as {RELEASE_ROLE_NAMES[row.role].toLowerCase()}
        </Fact>
      ))}
      <DeviationFact state={confirmed} phase={phase} />
      <ReleaseFact gate={gate} />
      {phase.kind === "rollback" ? <RollbackFact gate={gate} /> : null}
      {isGo(confirmed, phase) ? <WayBackFact gate={gate} /> : null}
      {mustAccept.length > 0 ? (
        <Fact icon={Pause} tone="text-blocked-fg" note={mustAccept.map(openText).join(", ")}>
          {mustAccept.length === 1 ? "1 optional item stays open" : `${mustAccept.length} optional items stay open`}
        </Fact>
      ) : null}
    </ul>
  );
}

function openText({ title, status }: ItemState): string {
  return status === "blocked" || status === "failed" ? `${title} (${status})` : title;
}

function RequiredFact({ state, phase, now }: { state: ReleaseState; phase: PhaseState; now: string }) {
  const items = state.items.filter((item) => item.phase === phase.key);
  const all = countItems(items, now);
  const counts = countItems(
    items.filter((item) => item.required),
    now,
  );
  const parts = [
    `${counts.done} done`,
    ...(counts.notApplicable > 0 ? [`${counts.notApplicable} not applicable with a reason`] : []),
    ...(counts.waived > 0 ? [`${counts.waived} waived`] : []),
  ];
  if (all.requiredTotal === 0) {
    return (
      <Fact icon={Pause} tone="text-blocked-fg" note="That it may be left is your decision; say why below.">
        Nothing is required in {phase.code}
      </Fact>
    );
  }
  return (
    <Fact note={parts.join(", ")}>
      {all.requiredResolved} of {all.requiredTotal} required items resolved
    </Fact>
  );
}

/** What of this gate and those before it somebody made otherwise than the answers have it. */
function DeviationFact({ state, phase }: { state: ReleaseState; phase: PhaseState }) {
  const phases = [...earlierPhases(state, phase), phase];
  const deviations = deviationsOf(state).filter((one) => phases.some(({ key }) => key === one.phase));
  if (deviations.length === 0) return null;
  return (
    <Fact
      icon={ListChecks}
      tone="text-blocked-fg"
      note={<DeviationList deviations={deviations} phases={phases} className="mt-1 max-h-48 overflow-y-auto text-foreground text-sm" />}
    >
      {deviationCount(deviations.length, state.details.profile !== undefined)}
    </Fact>
  );
}

/** What is released where and when, with the digest that tells one build from another. */
function ReleaseFact({ gate: { content } }: { gate: GateDto }) {
  const zone = useRoomZone();
  const { release, window, rollback } = content;
  const place = [release.environment, release.namespace].filter((one, index, all) => one && all.indexOf(one) === index).join(", ");
  const artifact = release.artifactDigest ? `${release.artifactDigest.slice(0, 19)}…` : "no artifact digest given";
  return (
    <Fact
      note={
        <>
          <span title={release.artifactDigest || undefined} className="font-mono">
            {artifact}
          </span>{" "}
          · window {dayLabel(window.start, zone)}, {zonedTime(window.start, zone)} to {zonedTime(window.end, zone)}
        </>
      }
    >
      {rollback.decided
        ? `${release.service} back from ${release.toVersion} to ${release.fromVersion} in ${place}`
        : `${release.service} ${release.toVersion} to ${place}`}
    </Fact>
  );
}

function WayBackFact({ gate: { content } }: { gate: GateDto }) {
  const { rollback, release } = content;
  const limits = rollback.thresholds.map(({ metric, limit }) => `${metric} ${limit}`).join(", ");
  const method = rollback.method || rollback.plan || "no method planned";
  return (
    <Fact note={limits ? `Roll back at: ${limits}` : "No thresholds were set"}>{`The way back to ${release.fromVersion}: ${method}`}</Fact>
  );
}

function RollbackFact({ gate: { content } }: { gate: GateDto }) {
  const { decided } = content.rollback;
  if (!decided) return null;
  return <Fact note={`By: ${decided.method}${decided.note ? `. ${decided.note}` : ""}`}>Rolled back because: {decided.reason}</Fact>;
}
