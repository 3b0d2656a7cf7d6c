"use client";

import { CommandDialog, type DialogControl } from "@/components/release/command-dialog";
import { useRoom, useRoomStore } from "@/lib/client/use-room";
import { requirementsText } from "@/lib/domain/checklist/gate-rules";
import { whyNotApplyRule } from "@/lib/domain/release/apply-rule";
import { newRuleOf } from "@/lib/domain/sign-off/gate-rule";
import { standingRows } from "@/lib/domain/sign-off/sign-off-rows";
import { RuleDifference } from "./rule-notice";

/** Puts the rule in force on a gate, whose sign-offs end by it. Source: SIGNOFF rule 2. */
export function ApplyRuleDialog({ phase: key, ...control }: DialogControl & { phase: string }) {
  const { confirmed: state } = useRoom();
  const context = useRoomStore().context();
  const phase = state.phases.find((one) => one.key === key);
  if (!phase) return null;
  const requirements = newRuleOf(state, key, context.rules)?.requirements ?? phase.requirements;
  return (
    <CommandDialog
      {...control}
      title={`Apply the rule in force to ${phase.code}?`}
      submit={{ label: "Apply the rule" }}
      doing="apply the rule"
      refusal={whyNotApplyRule(state, key, context)?.message}
      command={() => ({ type: "gate.apply-rule", phase: key, requirements })}
      done={`${phase.code} asks for ${requirementsText(requirements) || "nobody"}.`}
    >
      <RuleDifference phase={phase} requirements={requirements} />
      <p className="mt-3">{whatEnds(standingRows(state, key).length)}</p>
    </CommandDialog>
  );
}

function whatEnds(count: number): string {
  if (count === 0) return "Nobody has signed it yet.";
  return count === 1
    ? "The sign-off given for it ends and is asked again."
    : `The ${count} sign-offs given for it end and are asked again.`;
}
