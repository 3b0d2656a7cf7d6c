"use client";

import type { FormEvent, ReactNode } from "react";
import { useOfflineReason } from "@/components/release/use-command";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { FormProblem } from "@/components/ui/form-problem";
import { useToast } from "@/components/ui/toast";
import type { AllowedAction } from "@/lib/domain/release/allowed-actions";
import type { ReleaseState } from "@/lib/domain/release/state";
import type { StandingRow } from "@/lib/domain/sign-off/sign-off-rows";
import { FallingNotice } from "./falling-notice";

/** A change of a planned release while it is typed. */
type Change = {
  readonly isBusy: boolean;
  /** Why it cannot be saved as it stands. */
  readonly refusal: string | undefined;
  readonly problem: string | null;
  /** Whose signature saving ends. */
  readonly falling: readonly StandingRow[];
  /** Whether it was saved. */
  readonly save: () => Promise<boolean>;
};

type ChangeDialogProps = {
  state: ReleaseState;
  allowed: AllowedAction;
  change: Change;
  title: string;
  /** What stands after the service and the version below the title. */
  description: string;
  /** What is said once it is saved. */
  saved: string;
  onClose: () => void;
  children: ReactNode;
};

/** The frame of what changes a planned release: nothing is sent before Save, which says why it refuses and whose signature falls. */
export function ChangeDialog({ state, allowed, change, title, description, saved, onClose, children }: ChangeDialogProps) {
  const { show } = useToast();
  const offline = useOfflineReason("save");
  const refusal = allowed.reason ?? offline ?? change.refusal;
  const send = async () => {
    if (refusal || !(await change.save())) return;
    show({ text: saved });
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
      title={title}
      description={`${state.details.service.name} ${state.details.toVersion}. ${description}`}
      onSubmit={submit}
      bodyClassName="px-0 md:px-0 py-0 md:py-0"
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
      {children}
      <div className="sticky bottom-0 bg-card px-4 pb-4 empty:hidden md:px-6">
        <FallingNotice state={state} falling={change.falling} />
        <FormProblem text={change.problem} />
      </div>
    </Dialog>
  );
}
