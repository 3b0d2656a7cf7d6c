"use client";

import { useState } from "react";
import { useCommand } from "@/components/release/use-command";
import { editErrors, editRefusals, editsOf, fieldsOf, formOf, pickFields } from "@/lib/client/edit-form";
import { focusFirstInvalid } from "@/lib/client/focus-invalid";
import type { PlanForm } from "@/lib/client/plan-form";
import { isSameValue } from "@/lib/domain/release/same-value";
import type { ReleaseState } from "@/lib/domain/release/state";
import { fallingSignOffs } from "@/lib/domain/sign-off/falling-sign-offs";
import type { PlanFields } from "./use-plan";

/**
 * The details of a release as a form. `state` is live: what somebody else changes meanwhile in a field that this person
 * changes too is a conflict, which the person settles before anything is sent; nothing typed is lost.
 */
export function useEdit(state: ReleaseState) {
  const [seen, setSeen] = useState(state.details);
  const [form, setForm] = useState(() => formOf(state));
  const [isChecked, setChecked] = useState(false);
  const { isBusy, error, errorPath, run } = useCommand();
  const changes = editsOf(form, seen);
  const fields = fieldsOf(changes);
  const conflicts = fields.filter((field) => !isSameValue(state.details[field], seen[field]));
  const errors = editErrors(form, changes);
  const refused = error && errorPath ? editRefusals(form, new Map([[errorPath, error]])) : null;
  const set = (change: Partial<PlanForm>) => setForm((before) => ({ ...before, ...change }));
  const plan: PlanFields = { form, set, errorAt: (field) => refused?.get(field) ?? (isChecked ? errors.get(field) : undefined) };

  /** Whether it was saved. */
  const save = async (): Promise<boolean> => {
    setChecked(true);
    if (errors.size > 0) {
      focusFirstInvalid();
      return false;
    }
    return run({ type: "release.edit", expectedSeq: state.seq, changes, seen: pickFields(seen, fields) });
  };
  return {
    plan,
    isSame: fields.length === 0,
    isBusy,
    conflicts,
    problem: refused === null || refused.size === 0 ? error : null,
    falling: fallingSignOffs(state, { ...state, details: { ...state.details, ...changes } }),
    save,
    /** Goes on with what was typed, having seen what it replaces. */
    keepMine: () => setSeen(state.details),
    /** Gives up what was typed in the fields in conflict. */
    takeTheirs: () => {
      const theirs = formOf(state);
      setForm((before) => ({ ...before, ...Object.fromEntries(conflicts.map((field) => [field, theirs[field]])) }));
      setSeen(state.details);
    },
  };
}
export type Edit = ReturnType<typeof useEdit>;
