"use client";

import { type FormEvent, useState } from "react";
import { useCommand, useOfflineReason } from "@/components/release/use-command";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { FormProblem } from "@/components/ui/form-problem";
import { useToast } from "@/components/ui/toast";
import { formOf } from "@/lib/client/edit-form";
import { previewRoster } from "@/lib/client/roster-preview";
import { RELEASE_ROLE_NAMES } from "@/lib/domain/access/roles";
import type { AllowedAction } from "@/lib/domain/release/allowed-actions";
import { checkDraftRoster, checkRoster } from "@/lib/domain/release/roster-rules";
import { isSameValue } from "@/lib/domain/release/same-value";
import type { PersonRef, ReleaseState } from "@/lib/domain/release/state";
import { fallingSignOffs } from "@/lib/domain/sign-off/falling-sign-offs";
import { FallingNotice } from "./falling-notice";
import { RosterFields } from "./roster-fields";

type RosterDialogProps = { state: ReleaseState; members: readonly PersonRef[]; allowed: AllowedAction; onClose: () => void };

/** Changes who does what, checked as it is typed: separation of duties, and whether every gate can still be signed. */
export function RosterDialog({ state, members, allowed, onClose }: RosterDialogProps) {
  const change = useRosterChange(state, members);
  const { show } = useToast();
  const offline = useOfflineReason("save");
  const refusal = allowed.reason ?? offline ?? change.refusal;
  const send = async () => {
    if (refusal || !(await change.save())) return;
    show({ text: "The roster was changed." });
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
      title="Change the roster"
      description={`${state.details.service.name} ${state.details.toVersion}. Who signs which gate is marked.`}
      onSubmit={submit}
      footer={
        <>
          <Button onClick={onClose}>Keep as it is</Button>
          <Button
            type="submit"
            variant="primary"
            busy={change.isBusy}
            disabledReason={refusal}
            reasonClassName="order-first mr-auto max-md:order-none"
          >
            Save
          </Button>
        </>
      }
    >
      <ChangedMeanwhile state={state} change={change} />
      <RosterFields plan={change.plan} />
      <div className="sticky bottom-0 bg-card">
        <FallingNotice state={state} falling={change.falling} />
      </div>
      <FormProblem text={change.problem} />
    </Dialog>
  );
}

function useRosterChange(state: ReleaseState, members: readonly PersonRef[]) {
  const [seen, setSeen] = useState(state.roster);
  const [form, setForm] = useState(() => formOf(state));
  const { isBusy, error, run } = useCommand();
  const preview = previewRoster(state, form, members);
  const check = state.status === "draft" ? checkDraftRoster : checkRoster;
  const objection = check({ roster: preview.roster, release: state, members: null });
  const isSame = isSameValue(preview.roster, seen);
  const isChangedElsewhere = !isSameValue(state.roster, seen);
  const field = objection?.path && /^roster\.[a-z-]+$/.test(objection.path) ? objection.path : "roster";
  const refusal = isChangedElsewhere ? "Choose what to keep first." : isSame ? "Nothing is changed yet." : objection?.message;
  return {
    plan: {
      form,
      members,
      preview,
      set: (next: Partial<typeof form>) => setForm((before) => ({ ...before, ...next })),
      errorAt: (at: string) => (objection && at === field && !isSame ? objection.message : undefined),
    },
    isBusy,
    isChangedElsewhere,
    refusal,
    problem: error,
    falling: isSame ? [] : fallingSignOffs(state, { ...state, roster: preview.roster }),
    save: () => run({ type: "roster.change", expectedSeq: state.seq, roster: preview.roster, seen }),
    keepMine: () => setSeen(state.roster),
    takeTheirs: () => {
      setForm(formOf(state));
      setSeen(state.roster);
    },
  };
}

type ChangedProps = { state: ReleaseState; change: ReturnType<typeof useRosterChange> };

function ChangedMeanwhile({ state, change: { isChangedElsewhere, keepMine, takeTheirs } }: ChangedProps) {
  return (
    <div role="alert">
      {isChangedElsewhere ? (
        <div className="mb-2 rounded-md border border-blocked-line bg-blocked-soft p-3">
          <p className="font-medium text-blocked-fg">Somebody changed the roster meanwhile.</p>
          <p className="mt-1 text-muted-foreground text-xs">
            It is now {state.roster.map(({ role, person }) => `${person.name} (${RELEASE_ROLE_NAMES[role].toLowerCase()})`).join(", ")}.
          </p>
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
