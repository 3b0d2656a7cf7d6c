"use client";

import { useState } from "react";
import { useCommand } from "@/components/release/use-command";
import { formOf } from "@/lib/client/edit-form";
import { previewRoster } from "@/lib/client/roster-preview";
import { RELEASE_ROLE_NAMES } from "@/lib/domain/access/roles";
import type { AllowedAction } from "@/lib/domain/release/allowed-actions";
import { checkDraftRoster, checkRoster } from "@/lib/domain/release/roster-rules";
import { isSameValue } from "@/lib/domain/release/same-value";
import type { PersonRef, ReleaseState } from "@/lib/domain/release/state";
import { dutiesOf } from "@/lib/domain/sign-off/eligibility";
import { fallingSignOffs } from "@/lib/domain/sign-off/falling-sign-offs";
import type { Instant } from "@/lib/domain/time/instant";
import { ChangeDialog } from "./change-dialog";
import { ChangedMeanwhile } from "./changed-meanwhile";
import { RosterFields } from "./roster-fields";
import { Section } from "./section";
import { MissedPeople, StaffingList } from "./staffing-list";
import { useStaffing } from "./use-staffing";

type RosterDialogProps = {
  state: ReleaseState;
  members: readonly PersonRef[];
  viewerZone: string;
  /** Server time, for a T-0 that could be moved to. */
  now: Instant;
  allowed: AllowedAction;
  onClose: () => void;
};

/** Changes who does what, checked as it is typed: separation of duties, and whether every gate can still be signed. */
export function RosterDialog({ state, members, viewerZone, now, allowed, onClose }: RosterDialogProps) {
  const change = useRosterChange(state, members);
  const { isChangedElsewhere, takeTheirs, keepMine } = change;
  const { staffing: parts } = change.plan.preview;
  const staffing = useStaffing(parts, { scope: { release: state.id }, team: members, isAllowed: allowed.enabled, now });
  return (
    <ChangeDialog
      state={state}
      allowed={allowed}
      change={change}
      title="Change the roster"
      description="Who signs which gate is marked."
      saved="The roster was changed."
      onClose={onClose}
    >
      <ChangedMeanwhile what={isChangedElsewhere ? "the roster" : null} takeTheirs={takeTheirs} keepMine={keepMine}>
        It is now {state.roster.map(({ role, person }) => `${person.name} (${RELEASE_ROLE_NAMES[role].toLowerCase()})`).join(", ")}.
      </ChangedMeanwhile>
      <div className="px-4 py-3 md:px-6">
        <RosterFields plan={change.plan} />
      </div>
      {allowed.enabled && staffing.gates.length > 0 ? (
        <Section title="Who is there" hint="a warning, never a refusal">
          <StaffingList staffing={staffing} zone={viewerZone} />
          <MissedPeople staffing={staffing} zone={viewerZone} />
        </Section>
      ) : null}
    </ChangeDialog>
  );
}

function useRosterChange(state: ReleaseState, members: readonly PersonRef[]) {
  const [seen, setSeen] = useState(state.roster);
  const [form, setForm] = useState(() => formOf(state));
  const { isBusy, error, run } = useCommand();
  const preview = previewRoster(state, form, members);
  const check = state.status === "draft" ? checkDraftRoster : checkRoster;
  const objection = check({ roster: preview.roster, release: state, members: null, deployedBy: dutiesOf(state).deployedBy });
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
