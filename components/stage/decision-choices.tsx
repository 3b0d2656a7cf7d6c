"use client";

import { ArrowUpRight, type LucideIcon, Pause, Undo2 } from "lucide-react";
import { type ReactNode, useState } from "react";
import { useRoomZone } from "@/components/release/room-time";
import { useOfflineReason } from "@/components/release/use-command";
import { useMedia } from "@/components/release/use-media";
import { useRoomDialogs } from "@/components/release/use-room-dialogs";
import { OpenConditions } from "@/components/sign-off/open-conditions";
import { SignOffAction } from "@/components/sign-off/sign-off-action";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Kbd } from "@/components/ui/kbd";
import { RadioList, type RadioRow } from "@/components/ui/radio-list";
import type { StageChoice } from "@/lib/domain/checklist/template";
import { stageWords } from "@/lib/domain/stage/side-words";
import type { CardChoice } from "@/lib/domain/stage/stage-card";
import { suggestedChoice, verdictSentence } from "@/lib/domain/stage/stage-words";
import { zonedTime } from "@/lib/domain/time/format";
import type { StageStanding } from "./use-stage-card";

/** The choices of a stage, each with what it means or why it is not this person's now, and the button that carries one out. */
export function DecisionChoices({ standing, quorum }: { standing: StageStanding; quorum: ReactNode }) {
  const { card, gate, isWatched } = standing;
  const [chosen, setChosen] = useState<StageChoice | null>(null);
  // Where the window is low, the button goes before the names: it is never to be looked for.
  const isTall = useMedia("(min-height: 950px)", true);
  const open = card.choices.filter((one) => isOpen(standing, one)).map((one) => one.choice);
  const suggested = suggestedChoice({ verdict: card.verdict, isWatched, offered: open });
  // Once somebody has signed to proceed, whoever signs here finds how that stands.
  const choice = chosen ?? (open.includes("proceed") && card.quorum.signed > 0 ? "proceed" : suggested);
  return (
    <div data-decision className="mt-3">
      <RadioList
        label={`What happens at ${gate.phase.code}`}
        value={choice}
        onValueChange={setChosen}
        rows={card.choices.map((one) => rowOf(standing, one))}
      />
      {isTall ? quorum : null}
      {open.length > 0 ? <ChoiceAction standing={standing} choice={choice} /> : null}
      <p className="mt-2 text-2xs text-subtle-foreground">
        Rolling back needs one vote. Proceeding needs {NUMBERS[card.quorum.needed] ?? card.quorum.needed}.
      </p>
      {isTall ? null : quorum}
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
  const isOffered = isOpen(standing, one);
  const { icon: Icon, tone, text } = LOOKS[one.choice];
  return {
    value: one.choice,
    disabled: !isOffered,
    tone,
    label: (
      <span className={cn("flex items-center gap-1.5 font-medium", isOffered && text)}>
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
      return one.why ?? stageWords(standing.gate.state.details).back;
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
      return <NothingChosen standing={standing} />;
  }
}

/** Before its time, and where the readings suggest nothing: why the button waits, and what is missing to proceed. */
function NothingChosen({ standing: { card, gate, isWatched } }: { standing: StageStanding }) {
  const zone = useRoomZone();
  const { watchedEnoughAt } = card;
  const until = watchedEnoughAt ? `It is to be watched until ${zonedTime(watchedEnoughAt, zone)}. To decide before that, choose.` : null;
  return (
    <>
      <ActButton why={(isWatched ? null : until) ?? "The readings suggest nothing. Choose what happens first."}>
        Decide {gate.phase.code}
      </ActButton>
      <OpenConditions conditions={gate.evaluation.conditions.filter((one) => one.code !== "sign-off-missing")} />
    </>
  );
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
