"use client";

import type { WebhookDto } from "@/lib/contracts/webhook";
import { DeliveriesSheet } from "./deliveries-sheet";
import { RemoveWebhookDialog } from "./remove-webhook-dialog";
import { WebhookDialog } from "./webhook-dialog";
import { WebhookSecretDialog } from "./webhook-secret-dialog";

export type OpenDialog = { readonly kind: "new" } | { readonly kind: "edit" | "secret" | "remove" | "log"; readonly webhook: WebhookDto };

type WebhookDialogsProps = {
  team: string;
  zone: string;
  open: OpenDialog | null;
  onOpen: (dialog: OpenDialog | null) => void;
  onChanged: () => void;
};

/** Whichever dialog of the page is open. */
export function WebhookDialogs({ team, zone, open, onOpen, onChanged }: WebhookDialogsProps) {
  if (!open) return null;
  const shared = { team, onClose: () => onOpen(null), onChanged };
  switch (open.kind) {
    case "new":
      return <WebhookDialog {...shared} webhook={null} />;
    case "edit":
      return <WebhookDialog {...shared} webhook={open.webhook} />;
    case "secret":
      return <WebhookSecretDialog {...shared} webhook={open.webhook} />;
    case "remove":
      return <RemoveWebhookDialog {...shared} webhook={open.webhook} />;
    case "log":
      return <DeliveriesSheet {...shared} webhook={open.webhook} zone={zone} />;
  }
}
