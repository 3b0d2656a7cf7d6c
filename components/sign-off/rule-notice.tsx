"use client";

import { useRoomDialogs } from "@/components/release/use-room-dialogs";
import { Button } from "@/components/ui/button";
import { useRoomStore } from "@/lib/client/use-room";
import { requirementsText } from "@/lib/domain/checklist/gate-rules";
import { isFinal } from "@/lib/domain/release/transitions";
import { isUsed, ruleOf } from "@/lib/domain/sign-off/gate-order";
import { newRuleOf } from "@/lib/domain/sign-off/gate-rule";
import type { Gate } from "./use-gate";

/** A rule that came after this release was made: what it asks instead, until somebody applies it. Source: SIGNOFF rule 2. */
export function RuleNotice({ gate: { state, phase } }: { gate: Gate }) {
  const { openApplyRule } = useRoomDialogs();
  const { rules } = useRoomStore().dto;
  const change = newRuleOf(state, phase.key, rules);
  if (!change || isFinal(state.status) || isUsed(state, phase)) return null;
  return (
    <div className="mt-3 rounded-md border border-border bg-sunken p-3 text-xs">
      <p className="font-medium">The rule for {phase.code} is another now</p>
      <dl className="mt-1 text-muted-foreground">
        <dt className="inline">This release: </dt>
        <dd className="inline">{requirementsText(ruleOf(phase)) || "nobody signs"}.</dd>
        <br />
        <dt className="inline">Rule in force: </dt>
        <dd className="inline">{requirementsText(change.requirements) || "nobody signs"}.</dd>
      </dl>
      <Button className="mt-2 w-full" onClick={() => openApplyRule(phase.key)}>
        Apply the rule
      </Button>
    </div>
  );
}
