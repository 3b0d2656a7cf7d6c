"use client";

import { useRef } from "react";
import { AlertDialog } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { FormProblem } from "@/components/ui/form-problem";
import { useToast } from "@/components/ui/toast";
import { useSubmit } from "@/lib/client/use-submit";
import { removeWebhook } from "@/lib/client/webhook";
import type { WebhookDto } from "@/lib/contracts/webhook";

type Props = { team: string; webhook: WebhookDto; onClose: () => void; onChanged: () => void };

/** Asks before a webhook goes with its log of deliveries. */
export function RemoveWebhookDialog({ team, webhook, onClose, onChanged }: Props) {
  const toast = useToast();
  const keep = useRef<HTMLButtonElement>(null);
  const { submit, isBusy, problem } = useSubmit(async () => {
    await removeWebhook(team, webhook.id);
    onChanged();
    onClose();
    toast.show({ text: `${webhook.name} removed` });
  }, []);
  return (
    <AlertDialog
      open
      size="sm"
      title={`Remove ${webhook.name}?`}
      initialFocus={keep}
      onOpenChange={(open) => open || onClose()}
      footer={
        <>
          <Button ref={keep} onClick={onClose}>
            Keep
          </Button>
          <Button variant="danger-outline" busy={isBusy} onClick={submit}>
            Remove
          </Button>
        </>
      }
    >
      <p className="text-muted-foreground">
        What waits is not sent any more, and its log of deliveries goes. To pause it, switch it off instead.
      </p>
      <FormProblem text={problem} />
    </AlertDialog>
  );
}
