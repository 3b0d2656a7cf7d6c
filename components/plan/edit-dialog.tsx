"use client";

import type { EditableField } from "@/lib/client/edit-form";
import { listed } from "@/lib/domain/access/who-can";
import type { AllowedAction } from "@/lib/domain/release/allowed-actions";
import { FIELD_NAMES } from "@/lib/domain/release/describe-plan";
import { STRATEGY_FIXED } from "@/lib/domain/release/edit-release";
import { isStarted } from "@/lib/domain/release/release-phases";
import { STRATEGY_NAMES } from "@/lib/domain/release/release-words";
import type { ReleaseState } from "@/lib/domain/release/state";
import { ChangeDialog } from "./change-dialog";
import { ChangedMeanwhile } from "./changed-meanwhile";
import { FirstCommitField } from "./first-commit-field";
import { LinkRows } from "./list-fields";
import { ChangeFields, RollbackFields, VersionFields } from "./profile-fields";
import { Section } from "./section";
import { type Edit, useEdit } from "./use-edit";

type EditDialogProps = { state: ReleaseState; allowed: AllowedAction; onClose: () => void };

/** Changes what a release says of itself. Rendered while open: it begins with what is true now, and follows what others do. */
export function EditDialog({ state, allowed, onClose }: EditDialogProps) {
  const edit = useEdit(state);
  const names = edit.conflicts.map((field) => FIELD_NAMES[field]);
  return (
    <ChangeDialog
      state={state}
      allowed={allowed}
      change={{ ...edit, refusal: whyNotSave(edit) }}
      title="Edit the release"
      description="Nothing changes before you save."
      saved="The release was changed."
      onClose={onClose}
    >
      <ChangedMeanwhile what={names.length > 0 ? listed(names, "and") : null} takeTheirs={edit.takeTheirs} keepMine={edit.keepMine}>
        <ul>
          {edit.conflicts.map((field) => (
            <li key={field} className="line-clamp-2">
              {upper(FIELD_NAMES[field])} is now {textOf(state.details[field])}.
            </li>
          ))}
        </ul>
      </ChangedMeanwhile>
      <Identity state={state} edit={edit} />
      <Section title="First commit" hint="the lead time counts from here">
        <FirstCommitField plan={edit.plan} />
      </Section>
      <Section title="What changes">
        <ChangeFields plan={edit.plan} />
      </Section>
      <Section title="The way back">
        <RollbackFields plan={edit.plan} />
      </Section>
      <Section title="Links" hint="ticket, dashboard, pull request">
        <LinkRows plan={edit.plan} />
      </Section>
    </ChangeDialog>
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
        <p className="text-muted-foreground">
          {STRATEGY_NAMES[state.details.strategy]}. {STRATEGY_FIXED}
        </p>
      </Section>
    </>
  );
}

const upper = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** What stands there, in a line: lists by their texts. */
function textOf(value: ReleaseState["details"][EditableField]): string {
  if (value === undefined) return "empty";
  if (typeof value === "string") return value.trim() === "" ? "empty" : `“${value}”`;
  if (value.length === 0) return "empty";
  return value.map((row) => Object.values(row).join(": ")).join("; ");
}
