"use client";

import { type FormEvent, type ReactNode, useEffect, useState } from "react";
import { useProof } from "@/components/access/use-proof";
import { useOfflineReason } from "@/components/release/use-command";
import { useWorkspace } from "@/components/shell/workspace";
import { useToast } from "@/components/ui/toast";
import { dropDraft, keepDraft, readDraft, type StepUpDraft } from "@/lib/client/step-up-draft";
import { useRoomStore } from "@/lib/client/use-room";
import { failureOf } from "@/lib/client/use-submit";
import type { GateRole } from "@/lib/contracts/gate";
import { RELEASE_ROLE_NAMES, type ReleaseRole } from "@/lib/domain/access/roles";
import type { PhaseState } from "@/lib/domain/release/state";
import { COMMENT_ASKED, type Signing } from "@/lib/domain/sign-off/can-sign";
import { phaseWord } from "@/lib/domain/sign-off/gate-words";
import type { Ceremony } from "./use-ceremony";

/** A role in which the person may sign now, with what signing in it takes. */
export type SignOption = GateRole & { readonly signing: Extract<Signing, { ok: true }> };

type Fields = { readonly initials: string; readonly comment: string; readonly accepted: boolean };
type FieldPath = "initials" | "comment" | "acceptOpen";
type Problems = Partial<Record<FieldPath, string>>;

export type SignForm = {
  /** Null while the person may sign in no role. */
  readonly option: SignOption | null;
  readonly options: readonly SignOption[];
  readonly choose: (role: ReleaseRole) => void;
  readonly fields: Fields;
  readonly change: (fields: Partial<Fields>) => void;
  /** What was typed are the person's initials. */
  readonly hasMatch: boolean;
  /** Why it cannot be sent now, apart from the fields; undefined when it can. */
  readonly refusal: string | undefined;
  readonly problemAt: (field: FieldPath) => string | undefined;
  readonly problem: string | null;
  readonly isBusy: boolean;
  readonly submit: (event: FormEvent) => void;
  readonly proofDialog: ReactNode;
};

/** The fields at first: empty, or as they were when the person left to prove who they are. */
const firstFields = (draft: StepUpDraft | null): Fields => ({
  initials: draft?.initials ?? "",
  comment: draft?.comment ?? "",
  accepted: draft?.accepted ?? false,
});

/**
 * Takes up what was typed before the proof was given elsewhere. Initials and acceptance were for what was shown then: where the gate is
 * another by now they are asked again.
 */
function useDraft(phase: string, ceremony: Ceremony) {
  const { dto, releaseId } = useRoomStore();
  const [draft] = useState(() => {
    const kept = readDraft({ release: releaseId, person: dto.viewer.id });
    return kept?.phase === phase ? kept : null;
  });
  const [role, setRole] = useState<ReleaseRole | null>(draft?.role ?? null);
  const [fields, setFields] = useState(() => firstFields(draft));
  const [isCompared, setCompared] = useState(draft === null);
  if (!isCompared && ceremony.gate) {
    setCompared(true);
    if (ceremony.gate.digest !== draft?.digest) setFields({ ...fields, initials: "", accepted: false });
  }
  // The external system is the browser's storage.
  useEffect(dropDraft, []);
  const keep = (): void => {
    if (ceremony.gate) keepDraft({ release: releaseId, phase, person: dto.viewer.id, digest: ceremony.gate.digest, role, ...fields });
  };
  return { role, setRole, fields, setFields, keep };
}

type Question = { readonly phase: PhaseState; readonly ceremony: Ceremony; readonly onSigned: () => void };

/** What somebody fills in to sign a gate. What is sent is bound to the gate as it is shown; nothing is drawn as signed before it is. */
export function useSignForm({ phase, ceremony, onSigned }: Question): SignForm {
  const { user: viewer } = useWorkspace();
  const { role, setRole, fields, setFields, keep } = useDraft(phase.key, ceremony);
  const [isAsked, setAsked] = useState(false);
  const offline = useOfflineReason("sign");
  const { sign, isBusy, failure: last, proofDialog } = useSigning({ phase, ceremony, onSigned }, keep);
  // A stale signature is told by the difference itself, as soon as it is there.
  const failure = last?.code === "stale" && (ceremony.change.length > 0 || last.digest !== ceremony.gate?.digest) ? null : last;
  const options = (ceremony.gate?.roles ?? []).filter((one): one is SignOption => one.signing.ok);
  const option = options.find((one) => one.role === role) ?? options.find((one) => one.signing.isNeeded) ?? options[0] ?? null;
  const hasMatch = fields.initials.trim().toUpperCase() === viewer.initials.toUpperCase();
  const missing = missingOf(option, { ...fields, hasMatch, name: viewer.name, code: phase.code });
  const refusal = offline ?? (ceremony.change.length > 0 ? "Look at what changed before you sign." : undefined);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (!isBusy && !refusal && option && Object.keys(missing).length === 0) void sign(option, fields);
  };
  const atFields = failure !== null && PATHS.some((path) => failure.byPath.has(path));
  return {
    option,
    options,
    choose: setRole,
    fields,
    change: (some) => setFields({ ...fields, ...some }),
    hasMatch,
    refusal,
    problemAt: (field) => (isAsked ? missing[field] : undefined) ?? failure?.byPath.get(field),
    problem: failure && !atFields ? failure.text : null,
    isBusy,
    submit,
    proofDialog,
  };
}

const PATHS = ["initials", "comment", "acceptOpen"] as const satisfies readonly FieldPath[];

/** Sends the signature; asks for a proof first where the last proof is too old. */
function useSigning({ phase, ceremony, onSigned }: Question, keep: () => void) {
  const store = useRoomStore();
  const { show } = useToast();
  const { withProof, proofDialog } = useProof({ onLeave: keep });
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<(ReturnType<typeof failureOf> & { readonly digest: string }) | null>(null);

  const sign = async ({ role, signing }: SignOption, { initials, comment, accepted }: Fields) => {
    if (!ceremony.gate) return;
    const { digest } = ceremony.gate;
    const acceptOpen = signing.mustAccept.length > 0 ? { acceptOpen: accepted } : {};
    const note = comment.trim() ? { comment: comment.trim() } : {};
    setBusy(true);
    setFailure(null);
    try {
      await withProof(() =>
        store.run({ type: "sign-off.grant", phase: phase.key, role, digest, initials: initials.trim(), ...note, ...acceptOpen }),
      );
      show({ text: `You signed ${phaseWord(phase)} as ${RELEASE_ROLE_NAMES[role].toLowerCase()}.` });
      onSigned();
    } catch (error) {
      const failed = failureOf(error);
      setFailure({ ...failed, digest });
      // The gate is another one than was shown: it is laid before the person again, with the difference.
      if (failed.code === "stale") ceremony.retry();
    } finally {
      setBusy(false);
    }
  };
  return { sign, isBusy, failure, proofDialog };
}

type Filled = Fields & { readonly hasMatch: boolean; readonly name: string; readonly code: string };

/** What is still to fill in, by field; the server asks for the same. */
function missingOf(option: SignOption | null, { comment, accepted, hasMatch, name, code }: Filled): Problems {
  if (!option) return {};
  const { mustAccept, needsComment } = option.signing;
  return {
    ...(hasMatch ? {} : { initials: `Type the initials of ${name}.` }),
    ...(mustAccept.length > 0 && !accepted ? { acceptOpen: "Accept what stays open, or have it answered first." } : {}),
    ...(needsComment && comment.trim() === "" ? { comment: COMMENT_ASKED[needsComment](code) } : {}),
  };
}
