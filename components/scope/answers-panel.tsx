"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Panel } from "@/components/ui/panel";
import { CRITICALITY_NAMES, STRATEGY_NAMES } from "@/lib/domain/release/release-words";
import type { ProfileAnswers } from "@/lib/domain/tailoring/profile";
import { CHANGE_NAMES } from "@/lib/domain/tailoring/profile-words";
import { profileWords } from "@/lib/domain/tailoring/service-profile";
import { AnswersEditor } from "./answers-editor";
import { useScope } from "./use-scope";

/** From what the checklist follows; changing it opens in its place. */
export function AnswersPanel() {
  const { state, refusal } = useScope();
  const [isEditing, setEditing] = useState(false);
  if (isEditing) return <AnswersEditor onClose={() => setEditing(false)} />;
  const { profile, criticality, strategy } = state.details;
  return (
    <Panel title="Answers" aside="what the checklist follows from">
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3 px-4 py-3">
        <dl className="grid min-w-0 flex-1 basis-96 grid-cols-[max-content_minmax(0,1fr)] gap-x-4 gap-y-1">
          <Answer name="The release">{`${CRITICALITY_NAMES[criticality]}, ${STRATEGY_NAMES[strategy].toLowerCase()}`}</Answer>
          <Answer name="What it is">{profile ? profileWords(profile) : "Not asked: it has the whole template"}</Answer>
          {profile ? <Answer name="What changes">{changeWords(profile)}</Answer> : null}
        </dl>
        <Button onClick={() => setEditing(true)} disabledReason={refusal} reasonClassName="basis-full">
          {profile ? "Change answers" : "Tailor the checklist"}
        </Button>
      </div>
    </Panel>
  );
}

const changeWords = ({ changes }: ProfileAnswers): string =>
  changes.length === 0 ? "Code only" : `Code, ${changes.map((one) => CHANGE_NAMES[one]).join(", ")}`;

function Answer({ name, children }: { name: string; children: string }) {
  return (
    <>
      <dt className="text-subtle-foreground text-xs leading-5">{name}</dt>
      <dd className="wrap-anywhere">{children}</dd>
    </>
  );
}
