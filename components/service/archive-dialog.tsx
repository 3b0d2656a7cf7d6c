"use client";

import { useQueryClient } from "@tanstack/react-query";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { archiveService, servicesQuery } from "@/lib/client/service";
import { useSubmit } from "@/lib/client/use-submit";
import type { ServiceDto } from "@/lib/contracts/service";

type ArchiveDialogProps = { team: string; service: ServiceDto; onClose: () => void; onArchived: () => void };

/** Asks before a service leaves the lists. Says at once when it cannot. */
export function ArchiveDialog({ team, service, onClose, onArchived }: ArchiveDialogProps) {
  const queries = useQueryClient();
  const form = useSubmit(async () => {
    await archiveService(team, service.id);
    await queries.invalidateQueries(servicesQuery(team));
    onArchived();
  }, []);
  const open = service.openReleases;
  const reason = open === 1 ? "A release of it is planned or under way." : `${open} releases of it are planned or under way.`;
  return (
    <ConfirmDialog
      title={`Archive ${service.name}?`}
      text="It leaves the lists and nothing can be planned for it any more. Its past releases and their records stay, and its name becomes free."
      action="Archive"
      tone="plain"
      disabledReason={open > 0 ? reason : undefined}
      form={form}
      onClose={onClose}
    />
  );
}
