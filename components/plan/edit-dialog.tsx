"use client";

import type { FormEvent } from "react";
import { useOfflineReason } from "@/components/release/use-command";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { FormProblem } from "@/components/ui/form-problem";
import { useToast } from "@/components/ui/toast";
import type { EditableField } from "@/lib/client/edit-form";
import { listed } from "@/lib/domain/access/who-can";
import type { AllowedAction } from "@/lib/domain/release/allowed-actions";
import { FIELD_NAMES } from "@/lib/domain/release/describe-plan";
import { isStarted } from "@/lib/domain/release/release-phases";
import type { ReleaseState } from "@/lib/domain/release/state";
import { FallingNotice } from "./falling-notice";
import { LinkRows } from "./list-fields";
import { ChangeFields, RollbackFields, StrategyCards, VersionFields } from "./profile-fields";
import { Section } from "./section";
import { type Edit, useEdit } from "./use-edit";

type EditDialogProps = { state: ReleaseState; allowed: AllowedAction; onClose: () => void };

/** Changes what a release says of itself. Rendered while open: it begins with what is true now, and follows what others do. */
export function EditDialog({ state, allowed, onClose }: EditDialogProps) {
  const edit = useEdit(state);
  const { show } = useToast();
  const offline = useOfflineReason("save");
  const refusal = allowed.reason ?? offline ?? whyNotSave(edit);
  const send = async () => {
    if (refusal || !(await edit.save())) return;
    show({ text: "The release was changed." });
    onClose();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void send();
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      size="lg"
      title="Edit the release"
      description={`${state.details.service.name} ${state.details.toVersion}. Nothing changes before you save.`}
      onSubmit={submit}
      bodyClassName="px-0 md:px-0 py-0 md:py-0"
      footer={
        <>
          <Button onClick={onClose}>Keep as it is</Button>
          <Button
            type="submit"
            variant="primary"
            busy={edit.isBusy}
            disabledReason={refusal}
            reasonClassName="order-first mr-auto max-md:order-none"
          >
            Save
          </Button>
        </>
      }
    >
      <Conflict state={state} edit={edit} />
      <Identity state={state} edit={edit} />
      <Section title="What changes">
        <ChangeFields plan={edit.plan} />
      </Section>
      <Section title="The way back">
        <RollbackFields plan={edit.plan} />
      </Section>
      <Section title="Links" hint="ticket, dashboard, pull request">
        <LinkRows plan={edit.plan} />
      </Section>
      <div className="sticky bottom-0 bg-card px-4 pb-4 empty:hidden md:px-6">
        <FallingNotice state={state} falling={edit.falling} />
        <FormProblem text={edit.problem} />
      </div>
    </Dialog>
  );
}

function whyNotSave({ isSame, conflicts }: Edit): string | undefined {
  if (conflicts.length > 0) return "Choose what to keep first.";
  return isSame ? "Nothing is changed yet." : undefined;
}

/** What is deployed is a plan until the deployment starts, and a fact from then on. */
function Identity({ state, edit }: { state: ReleaseState; edit: Edit }) {
  if (isStarted(state)) {
    const { fromVersion, toVersion, environment } = state.details;
    return (
      <Section title="What is released">
        <p className="text-muted-foreground">
          {fromVersion} to {toVersion} in {environment}. The deployment was started, so this can no longer change.
        </p>
      </Section>
    );
  }
  return (
    <>
      <Section title="What is released">
        <VersionFields plan={edit.plan} />
      </Section>
      <Section title="Strategy">
        <StrategyCards plan={edit.plan} />
      </Section>
    </>
  );
}

function Conflict({ state, edit: { conflicts, keepMine, takeTheirs } }: { state: ReleaseState; edit: Edit }) {
  return (
    <div role="alert">
      {conflicts.length > 0 ? (
        <div className="mx-4 mt-3 rounded-md border border-blocked-line bg-blocked-soft p-3 md:mx-6">
          <p className="font-medium text-blocked-fg">
            Somebody changed{" "}
            {listed(
              conflicts.map((field) => FIELD_NAMES[field]),
              "and",
            )}{" "}
            meanwhile.
          </p>
          <ul className="mt-1 text-muted-foreground text-xs">
            {conflicts.map((field) => (
              <li key={field} className="line-clamp-2">
                {upper(FIELD_NAMES[field])} is now {textOf(state.details[field])}.
              </li>
            ))}
          </ul>
          <div className="mt-2 flex flex-wrap gap-2">
            <Button size="sm" onClick={takeTheirs}>
              Take theirs
            </Button>
            <Button size="sm" onClick={keepMine}>
              Keep mine
            </Button>
          </div>
        </div>
      ) : null}
    </div>
  );
}

const upper = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** What stands there, in a line: lists by their texts. */
function textOf(value: ReleaseState["details"][EditableField]): string {
  if (typeof value === "string") return value.trim() === "" ? "empty" : `“${value}”`;
  if (value.length === 0) return "empty";
  return value.map((row) => Object.values(row).join(": ")).join("; ");
}
