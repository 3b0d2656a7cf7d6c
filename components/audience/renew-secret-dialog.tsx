"use client";

import { useRef, useState } from "react";
import { useProof } from "@/components/access/use-proof";
import { AlertDialog } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { FormProblem } from "@/components/ui/form-problem";
import { RadioList } from "@/components/ui/radio-list";
import { NewSecret } from "@/components/webhook/webhook-dialog";
import { renewDestinationSecret } from "@/lib/client/destination";
import { useSubmit } from "@/lib/client/use-submit";
import type { DestinationDto, RenewSecretBody } from "@/lib/contracts/destination";

const CHOICES = [
  {
    value: "after-a-day",
    label: "The present one signs along for 24 hours",
    hint: "Messages carry both signatures, so the receiver can be changed in peace.",
  },
  {
    value: "at-once",
    label: "The present one ends at once",
    hint: "Where others may know it. The receiver refuses messages until it is changed.",
  },
] as const;

type Props = { team: string; destination: DestinationDto; onClose: () => void; onChanged: () => void };

/** Replaces the secret of a webhook that is told, and shows the new one this once. */
export function RenewSecretDialog({ team, destination, onClose, onChanged }: Props) {
  const { id, name } = destination;
  const [secret, setSecret] = useState<string | null>(null);
  const [formerEnds, setFormerEnds] = useState<RenewSecretBody["formerEnds"]>("after-a-day");
  const keep = useRef<HTMLButtonElement>(null);
  const { withProof, proofDialog } = useProof();
  const { submit, isBusy, problem } = useSubmit(async () => {
    setSecret((await withProof(() => renewDestinationSecret(team, id, { formerEnds }))).secret);
    onChanged();
  }, []);
  if (secret) return <NewSecret name={name} secret={secret} onClose={onClose} />;
  return (
    <AlertDialog
      open
      size="sm"
      title={`New secret for ${name}?`}
      initialFocus={keep}
      onOpenChange={(open) => open || onClose()}
      footer={
        <>
          <Button ref={keep} onClick={onClose}>
            Keep the present one
          </Button>
          <Button variant="primary" busy={isBusy} onClick={submit}>
            Make new secret
          </Button>
        </>
      }
    >
      <RadioList label="The present secret" rows={CHOICES} value={formerEnds} onValueChange={setFormerEnds} />
      <FormProblem text={problem} />
      {proofDialog}
    </AlertDialog>
  );
}
