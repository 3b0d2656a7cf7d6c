"use client";

import { PenLine } from "lucide-react";
import type { DialogControl } from "@/components/release/command-dialog";
import { useRoomDialogs } from "@/components/release/use-room-dialogs";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { ErrorState } from "@/components/ui/error-state";
import { SkeletonRows } from "@/components/ui/skeleton";
import { VersionArrow } from "@/components/ui/version-arrow";
import { useRoom } from "@/lib/client/use-room";
import { RELEASE_ROLE_NAMES } from "@/lib/domain/access/roles";
import type { PhaseState } from "@/lib/domain/release/state";
import { phaseWord } from "@/lib/domain/sign-off/gate-words";
import { CannotSign } from "./cannot-sign";
import { SignOffForm } from "./sign-off-form";
import { useCeremony } from "./use-ceremony";
import { type SignForm, useSignForm } from "./use-sign-form";

/** The ceremony of signing: what is signed, by whom as what, and what changed. Closing it signs nothing. */
export function SignOffDialog({ phase, open, onOpenChange }: DialogControl & { phase: PhaseState }) {
  const ceremony = useCeremony(phase.key);
  const close = () => onOpenChange(false);
  const form = useSignForm({ phase, ceremony, onSigned: close });
  const { gate, error, retry } = ceremony;
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={titleOf(phase, form)}
      description={<ReleaseLine />}
      icon={<SignMark />}
      closeLabel="Close, sign nothing"
      onSubmit={form.submit}
      footer={form.option ? <Footer phase={phase} form={form} /> : <Button onClick={close}>Close</Button>}
    >
      {error && !gate ? (
        <ErrorState title={`${phase.code} did not load`} onRetry={retry}>
          {error} Nothing was signed.
        </ErrorState>
      ) : null}
      {!error && !gate ? <SkeletonRows label="Loading what is signed" rows={4} className="px-0" /> : null}
      {gate && form.option ? <SignOffForm phase={phase} gate={gate} option={form.option} ceremony={ceremony} form={form} /> : null}
      {gate && !form.option ? <CannotSign phase={phase} gate={gate} onLeave={close} /> : null}
      {form.proofDialog}
    </Dialog>
  );
}

function titleOf(phase: PhaseState, { option }: SignForm): string {
  const what = phaseWord(phase);
  return option ? `Sign off ${what} as ${RELEASE_ROLE_NAMES[option.role].toLowerCase()}` : `Sign off ${what}`;
}

function ReleaseLine() {
  const { details } = useRoom().confirmed;
  return (
    <span className="flex flex-wrap items-center gap-x-2">
      {details.service.name} <VersionArrow from={details.fromVersion} to={details.toVersion} />
    </span>
  );
}

function SignMark() {
  return (
    <span className="grid size-8 shrink-0 place-items-center rounded-full border-[1.5px] border-signoff bg-signoff-soft text-signoff-fg">
      <PenLine className="size-4" aria-hidden="true" />
    </span>
  );
}

function Footer({ phase, form: { isBusy, refusal } }: { phase: PhaseState; form: SignForm }) {
  const { openRefuse } = useRoomDialogs();
  return (
    <>
      {refusal ? (
        <span id="sign-off-refusal" className="text-muted-foreground text-xs md:mr-auto">
          {refusal}
        </span>
      ) : null}
      <Button onClick={() => openRefuse(phase.key)}>Not yet, say why</Button>
      <Button
        type="submit"
        variant="signoff"
        busy={isBusy}
        reasonId={refusal ? "sign-off-refusal" : undefined}
        className="max-md:h-12 max-md:text-base md:min-w-32"
      >
        {isBusy ? null : <PenLine aria-hidden="true" />}
        Sign {phaseWord(phase)}
      </Button>
    </>
  );
}
