"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import { AlertDialog } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { FormProblem } from "@/components/ui/form-problem";
import { archiveService, servicesQuery } from "@/lib/client/service";
import { useSubmit } from "@/lib/client/use-submit";
import type { ServiceDto } from "@/lib/contracts/service";

type ArchiveDialogProps = { team: string; service: ServiceDto; onClose: () => void; onArchived: () => void };

/** Asks before a service leaves the lists. Says at once when it cannot. */
export function ArchiveDialog({ team, service, onClose, onArchived }: ArchiveDialogProps) {
  const queries = useQueryClient();
  const keep = useRef<HTMLButtonElement>(null);
  const form = useSubmit(async () => {
    await archiveService(team, service.id);
    await queries.invalidateQueries(servicesQuery(team));
    onArchived();
  }, []);
  const open = service.openReleases;
  const reason = open === 1 ? "A release of it is planned or under way." : `${open} releases of it are planned or under way.`;
  return (
    <AlertDialog
      open
      onOpenChange={(isOpen) => isOpen || onClose()}
      initialFocus={keep}
      size="sm"
      title={`Archive ${service.name}?`}
      footer={
        <>
          <Button ref={keep} onClick={onClose}>
            Keep
          </Button>
          <Button
            variant="primary"
            busy={form.isBusy}
            onClick={form.submit}
            disabledReason={open > 0 ? reason : undefined}
            reasonClassName="order-first mr-auto"
          >
            Archive
          </Button>
        </>
      }
    >
      <p className="text-muted-foreground">
        It leaves the lists and nothing can be planned for it any more. Its past releases and their records stay, and its name becomes free.
      </p>
      <FormProblem text={form.problem} />
    </AlertDialog>
  );
}
