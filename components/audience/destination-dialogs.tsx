"use client";

import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { useToast } from "@/components/ui/toast";
import { removeDestination } from "@/lib/client/destination";
import { useSubmit } from "@/lib/client/use-submit";
import type { DestinationDto } from "@/lib/contracts/destination";
import { ChangeDestinationDialog } from "./change-destination-dialog";
import { NewDestinationDialog } from "./new-destination-dialog";
import { RenewSecretDialog } from "./renew-secret-dialog";

export type OpenDialog = { readonly kind: "new" } | { readonly kind: "edit" | "secret" | "remove"; readonly destination: DestinationDto };

type DestinationDialogsProps = {
  team: string;
  open: OpenDialog | null;
  onOpen: (dialog: OpenDialog | null) => void;
  onChanged: () => void;
};

/** Whichever dialog of the page is open. */
export function DestinationDialogs({ team, open, onOpen, onChanged }: DestinationDialogsProps) {
  if (!open) return null;
  const shared = { team, onClose: () => onOpen(null), onChanged };
  switch (open.kind) {
    case "new":
      return <NewDestinationDialog {...shared} />;
    case "edit":
      return <ChangeDestinationDialog {...shared} destination={open.destination} />;
    case "secret":
      return <RenewSecretDialog {...shared} destination={open.destination} />;
    case "remove":
      return <RemoveDestinationDialog {...shared} destination={open.destination} />;
  }
}

type RemoveProps = { team: string; destination: DestinationDto; onClose: () => void; onChanged: () => void };

/** Asks before a destination goes, out of all its audiences. */
function RemoveDestinationDialog({ team, destination, onClose, onChanged }: RemoveProps) {
  const toast = useToast();
  const form = useSubmit(async () => {
    await removeDestination(team, destination.id);
    onChanged();
    onClose();
    toast.show({ text: `${destination.name} removed` });
  }, []);
  return (
    <ConfirmDialog
      title={`Remove ${destination.name}?`}
      text="It leaves all its audiences, and what waits for it is not sent. What was sent there stays on record."
      action="Remove"
      form={form}
      onClose={onClose}
    />
  );
}
