"use client";

import { BookCheck } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { CodeSnippet } from "@/components/ui/code-snippet";
import { CollapsibleSection } from "@/components/ui/collapsible-section";
import { fillSnippet, type SnippetPlaceholder, type SnippetValues } from "@/lib/domain/checklist/snippet";
import { findPlaybook, PLAYBOOKS } from "@/lib/domain/incident/lore/playbooks";
import { Heading } from "./heading";
import { StepRow } from "./step-row";
import { useIncident, useIncidentAct } from "./use-incident";

/** The playbooks that are worked through, and those that could be. */
export function Playbooks() {
  const { incident } = useIncident();
  const started = incident.playbooks.flatMap(({ key }) => findPlaybook(key) ?? []);
  return (
    <section aria-label="Playbooks" className="border-border border-b">
      {started.map((playbook) => (
        <Started key={playbook.key} playbook={playbook} />
      ))}
      {incident.status === "open" ? <Offered /> : null}
    </section>
  );
}

type Playbook = (typeof PLAYBOOKS)[number];

function Started({ playbook: { key, title, steps } }: { playbook: Playbook }) {
  const { incident, values } = useIncident();
  const isAlone = incident.release === null;
  const names = isAlone ? TO_FILL_IN.filter(({ key: name }) => steps.some(({ command }) => command?.includes(`{{${name}}}`))) : [];
  const [isOpen, setOpen] = useState(true);
  const done = incident.steps.filter((step) => step.list === key && step.isDone).length;
  return (
    <CollapsibleSection
      title={`Playbook: ${title}`}
      count={`${done}/${steps.length}`}
      open={isOpen}
      onOpenChange={setOpen}
      headingLevel={2}
    >
      {names.length > 0 ? (
        <p className="px-4 pb-2 text-muted-foreground text-xs">
          This incident has no release to fill in the commands. Replace {names.map(({ word, means }) => `${word} by ${means}`).join(", ")}.
        </p>
      ) : null}
      <ul className="divide-y divide-border-soft">
        {steps.map((step) => (
          <StepRow key={step.key} list={key} step={step.key} title={step.title} hint={step.hint}>
            {step.command ? <CodeSnippet command={fillSnippet(step.command, isAlone ? WORDS : values)} className="mt-1.5" /> : null}
          </StepRow>
        ))}
      </ul>
    </CollapsibleSection>
  );
}

/** What stands in a command where no release fills it in: one word to a shell, and plainly not a value. */
const TO_FILL_IN = [
  { key: "service", word: "SERVICE", means: "the name of the service" },
  { key: "namespace", word: "NAMESPACE", means: "its namespace" },
  { key: "fromVersion", word: "PREVIOUS_VERSION", means: "the version before" },
  { key: "toVersion", word: "PRESENT_VERSION", means: "the version that runs" },
  { key: "environment", word: "ENVIRONMENT", means: "the environment" },
  { key: "artifactDigest", word: "ARTIFACT_DIGEST", means: "the digest of what runs" },
] as const satisfies readonly { key: SnippetPlaceholder; word: string; means: string }[];
const WORDS: SnippetValues = Object.fromEntries(TO_FILL_IN.map(({ key, word }) => [key, word]));

/** The playbooks that were not started; once one was, they fold to their names. */
function Offered() {
  const { incident, may } = useIncident();
  const { act, isBusy, problem } = useIncidentAct();
  const isFirst = incident.playbooks.length === 0;
  const [isAll, setAll] = useState(false);
  const others = PLAYBOOKS.filter(({ key }) => incident.playbooks.every((one) => one.key !== key));
  if (others.length === 0) return null;
  if (!isFirst && !isAll) {
    return (
      <div className="px-4 py-2.5">
        <Button size="sm" variant="ghost" onClick={() => setAll(true)}>
          Other playbooks
        </Button>
      </div>
    );
  }
  return (
    <div className="p-4">
      <Heading title={isFirst ? "Which playbook fits?" : "Other playbooks"} />
      <ul className="mt-2 grid gap-2 xl:grid-cols-2">
        {others.map(({ key, title, when }) => (
          <li key={key} className="flex items-start gap-3 rounded-md border border-border p-3">
            <BookCheck className="mt-0.5 size-4 shrink-0 text-muted-foreground" aria-hidden="true" />
            <div className="min-w-0 flex-1">
              <div className="font-medium text-sm">{title}</div>
              <div className="text-muted-foreground text-xs">{when}</div>
            </div>
            {may.work ? (
              <Button
                size="sm"
                busy={isBusy}
                aria-label={`Start ${title}`}
                onClick={() => void act({ method: "POST", path: "playbooks", body: { playbook: key } })}
              >
                Start
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {problem ? <p className="mt-2 text-failed-fg text-xs">{problem}</p> : null}
    </div>
  );
}
