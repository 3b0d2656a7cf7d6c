"use client";

import Link from "next/link";
import { useState } from "react";
import { useWorkspace } from "@/components/shell/workspace";
import { Button } from "@/components/ui/button";
import { buttonVariants } from "@/components/ui/button-variants";
import { Chip, type ChipTone } from "@/components/ui/chip";
import { CollapsibleSection } from "@/components/ui/collapsible-section";
import { roomHref } from "@/lib/client/room-href";
import { DECISION_TREE, FIRST_QUESTION, OUTCOMES, type OutcomeKey, type QuestionKey } from "@/lib/domain/incident/lore/decision-tree";
import { useIncident, useIncidentAct } from "./use-incident";

type Answered = { readonly question: QuestionKey; readonly yes: boolean };

const TONES: Record<OutcomeKey, ChipTone> = { "roll-back": "failed", mitigate: "blocked", watch: "neutral" };

/** The way to the decision whether to roll back: one question at a time. It proposes; people decide. */
export function DecisionTree() {
  const [isOpen, setOpen] = useState(false);
  const [path, setPath] = useState<readonly Answered[]>([]);
  const branch = standing(path);
  return (
    <CollapsibleSection title="Should we roll back?" open={isOpen} onOpenChange={setOpen} headingLevel={2}>
      <div className="px-4 pb-4">
        <ol className="space-y-1 text-muted-foreground text-xs">
          {path.map(({ question, yes }) => (
            <li key={question}>
              {DECISION_TREE[question].question} <span className="font-medium text-foreground">{yes ? "Yes" : "No"}</span>
            </li>
          ))}
        </ol>
        {"ask" in branch ? (
          <Ask question={branch.ask} onAnswer={(yes) => setPath([...path, { question: branch.ask, yes }])} />
        ) : (
          <Outcome outcome={branch.outcome} why={branch.why} />
        )}
        {path.length > 0 ? (
          <Button size="sm" variant="ghost" className="mt-2" onClick={() => setPath(path.slice(0, -1))}>
            One back
          </Button>
        ) : null}
      </div>
    </CollapsibleSection>
  );
}

function standing(path: readonly Answered[]) {
  const last = path.at(-1);
  if (!last) return { ask: FIRST_QUESTION };
  const { yes, no } = DECISION_TREE[last.question];
  return last.yes ? yes : no;
}

function Ask({ question, onAnswer }: { question: QuestionKey; onAnswer: (yes: boolean) => void }) {
  const { question: text, hint } = DECISION_TREE[question];
  return (
    <fieldset className="mt-2">
      <legend className="font-medium text-sm">{text}</legend>
      <p className="text-muted-foreground text-xs">{hint}</p>
      <div className="mt-2 flex gap-2">
        <Button onClick={() => onAnswer(true)}>Yes</Button>
        <Button onClick={() => onAnswer(false)}>No</Button>
      </div>
    </fieldset>
  );
}

function Outcome({ outcome, why }: { outcome: OutcomeKey; why: string }) {
  const { incident, may } = useIncident();
  const { team } = useWorkspace();
  const { act, isBusy, problem } = useIncidentAct();
  const [isNoted, setNoted] = useState(false);
  const note = async () => {
    if (await act({ method: "POST", path: "notes", body: { text: `Decision tree: ${OUTCOMES[outcome].toLowerCase()}. ${why}` } }))
      setNoted(true);
  };
  return (
    <div className="mt-2" role="status">
      <p className="flex items-center gap-2 text-sm">
        <Chip tone={TONES[outcome]}>{OUTCOMES[outcome]}</Chip>
        {why}
      </p>
      <div className="mt-2 flex flex-wrap gap-2">
        {outcome === "roll-back" && incident.release ? (
          <Link href={roomHref(team.slug, incident.release.id)} className={buttonVariants({ variant: "danger-outline" })}>
            Go to the room to roll back
          </Link>
        ) : null}
        {may.work && !isNoted ? (
          <Button busy={isBusy} onClick={() => void note()}>
            Note it in the timeline
          </Button>
        ) : null}
      </div>
      {problem ? <p className="mt-2 text-failed-fg text-xs">{problem}</p> : null}
    </div>
  );
}
