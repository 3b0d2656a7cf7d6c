"use client";

import { ChangedMeanwhile } from "@/components/plan/changed-meanwhile";
import { FallingNotice } from "@/components/plan/falling-notice";
import { Section } from "@/components/plan/section";
import { ApplicationFields, ChangeFactFields, FacilityFields, ToleranceField } from "@/components/plan/tailoring-fields";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FormProblem } from "@/components/ui/form-problem";
import { Input } from "@/components/ui/input";
import { Panel } from "@/components/ui/panel";
import { changeWords } from "@/lib/client/profile-change";
import { DifferenceView } from "./difference-view";
import { type AnswersEdit, useAnswersEdit } from "./use-answers-edit";

/** Other answers, with all that they would do beside them; nothing is done before Save. */
export function AnswersEditor({ onClose }: { onClose: () => void }) {
  const edit = useAnswersEdit(onClose);
  const { profile, answer, state, theirs } = edit;
  return (
    <Panel title="Change answers" aside="nothing changes before you save">
      <ChangedMeanwhile what={theirs ? "the answers" : null} takeTheirs={edit.takeTheirs} keepMine={edit.keepMine}>
        {theirs ? <p>{changeWords(edit.seen, theirs)}</p> : null}
      </ChangedMeanwhile>
      <div className="grid lg:grid-cols-2 lg:divide-x lg:divide-border-soft">
        <div className="min-w-0">
          <Section title="Application">
            <ApplicationFields profile={profile} onAnswer={answer} />
          </Section>
          <Section title="Risk tolerance" hint="decides how much is asked">
            <ToleranceField profile={profile} onAnswer={answer} />
          </Section>
          <Section title="What changes besides code">
            <ChangeFactFields profile={profile} onAnswer={answer} />
          </Section>
          <Section title="What you have" hint="and which rules apply">
            <FacilityFields profile={profile} onAnswer={answer} />
          </Section>
        </div>
        <section aria-label="What saving does" className="min-w-0 px-6 py-4 max-md:px-4 max-lg:border-border-soft max-lg:border-t">
          <DifferenceView difference={edit.difference} phases={state.phases} />
          <FallingNotice state={state} falling={edit.falling} />
        </section>
      </div>
      <Foot edit={edit} onClose={onClose} />
    </Panel>
  );
}

function Foot({ edit, onClose }: { edit: AnswersEdit; onClose: () => void }) {
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void edit.save();
      }}
      className="sticky -bottom-6 z-20 rounded-b-lg border-border-soft border-t bg-card px-6 py-3 max-md:px-4"
    >
      {edit.needsReason ? (
        <Field label="Why the checklist changes after the go" required className="mb-3">
          <Input value={edit.reason} onChange={(event) => edit.setReason(event.target.value)} maxLength={500} />
        </Field>
      ) : null}
      <FormProblem text={edit.problem} />
      <div className="flex flex-wrap items-center justify-end gap-2">
        <Button onClick={onClose}>Keep as it is</Button>
        <Button
          type="submit"
          variant="primary"
          busy={edit.isBusy}
          disabledReason={edit.refusal}
          reasonClassName="order-first mr-auto max-md:order-none"
        >
          Save
        </Button>
      </div>
    </form>
  );
}
