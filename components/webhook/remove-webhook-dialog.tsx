"use client";

import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { useToast } from "@/components/ui/toast";
import { useSubmit } from "@/lib/client/use-submit";
import { removeWebhook } from "@/lib/client/webhook";
import type { WebhookDto } from "@/lib/contracts/webhook";

type Props = { team: string; webhook: WebhookDto; onClose: () => void; onChanged: () => void };

/** Asks before a webhook goes with its log of deliveries. */
export function RemoveWebhookDialog({ team, webhook, onClose, onChanged }: Props) {
  const toast = useToast();
  const form = useSubmit(async () => {
    await removeWebhook(team, webhook.id);
    onChanged();
    onClose();
    toast.show({ text: `${webhook.name} removed` });
  }, []);
  return (
    <ConfirmDialog
      title={`Remove ${webhook.name}?`}
      text="What waits is not sent any more, and its log of deliveries goes. To pause it, switch it off instead."
      action="Remove"
      form={form}
      onClose={onClose}
    />
  );
}
