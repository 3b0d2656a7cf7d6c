"use client";

import { ArrowUpRight, type LucideIcon, Pause, Undo2 } from "lucide-react";
import { type ReactNode, useState } from "react";
import { useOfflineReason } from "@/components/release/use-command";
import { useRoomDialogs } from "@/components/release/use-room-dialogs";
import { SignOffAction } from "@/components/sign-off/sign-off-action";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Kbd } from "@/components/ui/kbd";
import { RadioList, type RadioRow } from "@/components/ui/radio-list";
import type { StageChoice } from "@/lib/domain/checklist/template";
import type { CardChoice } from "@/lib/domain/stage/stage-card";
import { suggestedChoice, verdictSentence } from "@/lib/domain/stage/stage-words";
import type { StageStanding } from "./use-stage-card";

/** The choices of a stage, each with what it means or why it is not this person's now, and the button that carries one out. */
export function DecisionChoices({ standing, quorum }: { standing: StageStanding; quorum: ReactNode }) {
  const { card, gate } = standing;
  const [chosen, setChosen] = useState<StageChoice | null>(null);
  const open = card.choices.filter((one) => isOpen(standing, one)).map((one) => one.choice);
  const suggested = suggestedChoice(card.verdict, open);
  // Whoever is asked to confirm finds what they are asked for.
  const choice = chosen ?? (gate.part.kind === "sign" && card.quorum.signed > 0 ? "proceed" : suggested);
  return (
    <div data-decision className="mt-3">
      <RadioList
        label={`What happens at ${gate.phase.code}`}
        value={choice}
        onValueChange={setChosen}
        rows={card.choices.map((one) => ({ ...rowOf(standing, one), disabled: !open.includes(one.choice) }))}
      />
      {quorum}
      {open.length > 0 ? <ChoiceAction standing={standing} choice={choice} /> : null}
      <p className="mt-2 text-2xs text-subtle-foreground">
        Rolling back needs one vote. Proceeding needs {NUMBERS[card.quorum.needed] ?? card.quorum.needed}.
      </p>
    </div>
  );
}

/** Whether it can be chosen: proceeding by whoever signs here, also where something is still missing, which the button tells. */
function isOpen({ gate }: StageStanding, { choice, allowed }: CardChoice): boolean {
  return choice === "proceed" ? gate.part.kind !== "none" : allowed;
}

const NUMBERS = ["none", "one", "two", "three", "four"] as const;

const LOOKS: Record<StageChoice, { icon: LucideIcon; tone: "signoff" | "brand" | "failed"; text?: string }> = {
  proceed: { icon: ArrowUpRight, tone: "signoff" },
  pause: { icon: Pause, tone: "brand" },
  "roll-back": { icon: Undo2, tone: "failed", text: "text-failed-fg" },
};

function rowOf(standing: StageStanding, one: CardChoice): RadioRow<StageChoice> {
  const { icon: Icon, tone, text } = LOOKS[one.choice];
  return {
    value: one.choice,
    tone,
    label: (
      <span className={cn("flex items-center gap-1.5 font-medium", text)}>
        <Icon className="size-3.5 shrink-0" aria-hidden="true" />
        {labelOf(standing, one.choice)}
      </span>
    ),
    hint: hintOf(standing, one),
  };
}

function labelOf({ card, gate }: StageStanding, choice: StageChoice): string {
  switch (choice) {
    case "proceed":
      return `Proceed to ${card.next?.code ?? "the end"}`;
    case "pause":
      return `Pause at ${gate.phase.code}`;
    case "roll-back":
      return `Roll back to ${gate.state.details.fromVersion}`;
  }
}

/** What a choice means and takes; where it is not this person's now, why not and who can change that. */
function hintOf(standing: StageStanding, one: CardChoice): string {
  switch (one.choice) {
    case "proceed":
      return `${verdictSentence(standing.card.verdict)} ${proceedHint(standing, one)}`;
    case "pause":
      return one.why ?? `Hold the weight, observe ${minutes(standing.phase.stage.minimumMinutes)} more.`;
    case "roll-back":
      return one.why ?? "Abort. All traffic returns to stable.";
  }
}

function proceedHint({ card, gate }: StageStanding, { why, needsReason, needsApprover }: CardChoice): string {
  if (gate.part.kind === "none" && card.quorum.signed < card.quorum.needed) return why ?? "";
  const observe = card.next ? [`Observe for ${minutes(card.next.minimumMinutes)}.`] : [];
  const when = needsReason === "early" ? "Before its time: asks" : "Asks";
  const asks = needsReason === null ? [] : [`${when} for a reason${needsApprover ? " and an approver" : ""}.`];
  return [...observe, ...asks].join(" ");
}

const minutes = (count: number): string => (count === 1 ? "1 minute" : `${count} minutes`);

function ChoiceAction({ standing, choice }: { standing: StageStanding; choice: StageChoice | null }) {
  const { card, gate } = standing;
  const { openPause, openRollBackFrom } = useRoomDialogs();
  const offline = useOfflineReason("decide");
  const why = card.choices.find((one) => one.choice === choice)?.why ?? offline;
  switch (choice) {
    case "proceed":
      return <SignOffAction gate={gate} label={`Sign and proceed to ${card.next?.code ?? "the end"}`} />;
    case "pause":
      return (
        <ActButton why={why} onClick={() => openPause(gate.phase.key)} icon={Pause}>
          Pause at {gate.phase.code}…
        </ActButton>
      );
    case "roll-back":
      return (
        <ActButton why={why} onClick={() => openRollBackFrom(gate.phase.key)} icon={Undo2} isDanger>
          Roll back to {gate.state.details.fromVersion}…
        </ActButton>
      );
    case null:
      return <ActButton why="The readings suggest nothing. Choose what happens first.">Decide {gate.phase.code}</ActButton>;
  }
}

type ActButtonProps = { why: string | undefined; onClick?: () => void; icon?: LucideIcon; isDanger?: boolean; children: ReactNode };

function ActButton({ why, onClick, icon: Icon, isDanger = false, children }: ActButtonProps) {
  return (
    <div className="mt-4">
      <Button
        variant={isDanger ? "danger-outline" : "secondary"}
        className="w-full"
        aria-keyshortcuts="s"
        onClick={onClick}
        disabledReason={why}
        reasonClassName="mt-2 block"
      >
        {Icon ? <Icon aria-hidden="true" /> : null}
        {children}
        <Kbd look="inline">S</Kbd>
      </Button>
    </div>
  );
}
