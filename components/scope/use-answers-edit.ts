"use client";

import { useMemo, useState } from "react";
import { useCommand } from "@/components/release/use-command";
import { useToast } from "@/components/ui/toast";
import { USUAL_PROFILE } from "@/lib/client/plan-tailoring";
import type { ProfileInput } from "@/lib/contracts/profile";
import { applyEvents } from "@/lib/domain/release/apply-events";
import { isSameValue } from "@/lib/domain/release/same-value";
import { type ChecklistDifference, differenceFor, keysOf } from "@/lib/domain/scope/difference";
import { isEmpty, payloadOf, UNKNOWN_TEMPLATE } from "@/lib/domain/scope/retailor";
import { fallingSignOffs } from "@/lib/domain/sign-off/falling-sign-offs";
import type { ProfileAnswers } from "@/lib/domain/tailoring/profile";
import { useOwnTemplate } from "./own-template";
import { type Scope, useScope } from "./use-scope";

const formOf = (profile: ProfileAnswers | undefined): ProfileInput => {
  const { changes, facilities, compliance, ...rest } = profile ?? USUAL_PROFILE;
  return { ...rest, changes: [...changes], facilities: [...facilities], compliance: [...compliance] };
};

/**
 * Other answers while they are given. The release is live: what others do to it shows in the difference at once, and other answers of
 * theirs are a conflict, which the person settles before anything is sent.
 */
export function useAnswersEdit(onSaved: () => void) {
  const scope = useScope();
  const { state } = scope;
  const toast = useToast();
  const [seen, setSeen] = useState(state.details.profile);
  const [profile, setProfile] = useState(() => formOf(state.details.profile));
  const [reason, setReason] = useState("");
  const { isBusy, error, run } = useCommand();
  const own = useOwnTemplate();
  const difference = useMemo(() => differenceFor(state, profile, own), [state, profile, own]);
  const theirs = isSameValue(seen, state.details.profile) ? null : state.details.profile;
  const answer = (change: Partial<ProfileInput>) => setProfile((before) => ({ ...before, ...change }));
  const save = async () => {
    if (!difference) return;
    const command = { type: "checklist.retailor", expectedSeq: state.seq, profile, seen: keysOf(difference) } as const;
    if (!(await run({ ...command, ...(reason.trim() === "" ? {} : { reason: reason.trim() }) }))) return;
    toast.show({ text: "The checklist follows the new answers." });
    onSaved();
  };
  const refusal =
    scope.refusal ?? whyNotSave({ difference, profile, theirs, state, isReasonMissing: scope.needsReason && reason.trim() === "" });
  return {
    ...{ state, seen, profile, answer, theirs, difference, save, isBusy, problem: error, refusal },
    ...{ reason, setReason, needsReason: scope.needsReason },
    falling: difference ? fallingWith(scope, difference, profile) : [],
    /** Goes on with one's own, having seen what it replaces. */
    keepMine: () => setSeen(state.details.profile),
    takeTheirs: () => {
      setSeen(state.details.profile);
      setProfile(formOf(state.details.profile));
    },
  };
}
export type AnswersEdit = ReturnType<typeof useAnswersEdit>;

/** Whose sign-offs saving ends, by the same fold as on the server. */
function fallingWith({ state, context }: Scope, difference: ChecklistDifference, profile: ProfileAnswers) {
  const payload = payloadOf(difference, { profile, before: state.details.profile ?? null, reason: null });
  return fallingSignOffs(state, applyEvents(state, [{ type: "release.retailored", payload }], context));
}

type Draft = Pick<Scope, "state"> & {
  difference: ChecklistDifference | null;
  profile: ProfileAnswers;
  theirs: ProfileAnswers | null | undefined;
  isReasonMissing: boolean;
};

function whyNotSave({ difference, profile, theirs, state, isReasonMissing }: Draft): string | undefined {
  if (!difference) return UNKNOWN_TEMPLATE;
  if (theirs !== null) return "Choose what to keep first.";
  if (isEmpty(difference) && isSameValue(profile, state.details.profile)) return "Nothing is changed yet.";
  return isReasonMissing ? "Say why the checklist changes after the go." : undefined;
}
