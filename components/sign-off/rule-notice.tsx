"use client";

import { useRoomDialogs } from "@/components/release/use-room-dialogs";
import { Button } from "@/components/ui/button";
import { useRoomStore } from "@/lib/client/use-room";
import { requirementsText } from "@/lib/domain/checklist/gate-rules";
import type { Requirement } from "@/lib/domain/checklist/template";
import type { PhaseState } from "@/lib/domain/release/state";
import { isFinal } from "@/lib/domain/release/transitions";
import { isUsed, ruleOf } from "@/lib/domain/sign-off/gate-order";
import { newRuleOf } from "@/lib/domain/sign-off/gate-rule";
import type { Gate } from "./use-gate";

/** Who signs a gate, and who does by the rule in force. */
export function RuleDifference({ phase, requirements }: { phase: PhaseState; requirements: readonly Requirement[] }) {
  return (
    <dl className="mt-1 grid grid-cols-[max-content_1fr] gap-x-3 text-muted-foreground">
      <dt className="text-subtle-foreground">This release</dt>
      <dd>{requirementsText(ruleOf(phase)) || "Nobody signs"}</dd>
      <dt className="text-subtle-foreground">Rule in force</dt>
      <dd>{requirementsText(requirements) || "Nobody signs"}</dd>
    </dl>
  );
}

/** A rule that came after this release was made: what it asks instead, until somebody applies it. Source: SIGNOFF rule 2. */
export function RuleNotice({ gate: { state, phase } }: { gate: Gate }) {
  const { openApplyRule } = useRoomDialogs();
  const { rules } = useRoomStore().dto;
  const change = newRuleOf(state, phase.key, rules);
  if (!change || isFinal(state.status) || isUsed(state, phase)) return null;
  return (
    <div className="mt-3 rounded-md border border-border bg-sunken p-3 text-xs">
      <p className="font-medium">The rule for {phase.code} is another now</p>
      <RuleDifference phase={phase} requirements={change.requirements} />
      <Button className="mt-2 w-full" onClick={() => openApplyRule(phase.key)}>
        Apply the rule
      </Button>
    </div>
  );
}
