"use client";

import { useRef, useState } from "react";
import { useProof } from "@/components/access/use-proof";
import { AlertDialog } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { FormProblem } from "@/components/ui/form-problem";
import { useSubmit } from "@/lib/client/use-submit";
import { renewWebhookSecret } from "@/lib/client/webhook";
import type { WebhookDto } from "@/lib/contracts/webhook";
import { NewSecret } from "./webhook-dialog";

type Props = { team: string; webhook: WebhookDto; onClose: () => void; onChanged: () => void };

/** Replaces the secret of a webhook, and shows the new one this once. */
export function WebhookSecretDialog({ team, webhook, onClose, onChanged }: Props) {
  const [secret, setSecret] = useState<string | null>(null);
  const keep = useRef<HTMLButtonElement>(null);
  const { withProof, proofDialog } = useProof();
  const { submit, isBusy, problem } = useSubmit(async () => {
    setSecret((await withProof(() => renewWebhookSecret(team, webhook.id))).secret);
    onChanged();
  }, []);
  if (secret) return <NewSecret name={webhook.name} secret={secret} onClose={onClose} />;
  return (
    <AlertDialog
      open
      size="sm"
      title={`New secret for ${webhook.name}?`}
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
      <p className="text-muted-foreground">For 24 hours messages carry both signatures, so the receiver can be changed in peace.</p>
      <FormProblem text={problem} />
      {proofDialog}
    </AlertDialog>
  );
}
