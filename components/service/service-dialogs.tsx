"use client";

import { useToast } from "@/components/ui/toast";
import type { ServiceDto } from "@/lib/contracts/service";
import { ArchiveDialog } from "./archive-dialog";
import { ServiceDialog } from "./service-dialog";

export type OpenDialog = { readonly kind: "new" } | { readonly kind: "edit" | "archive"; readonly service: ServiceDto };

type ServiceDialogsProps = { team: string; open: OpenDialog | null; onClose: () => void };

/** Whichever dialog of the page is open; says what it did and closes it. */
export function ServiceDialogs({ team, open, onClose }: ServiceDialogsProps) {
  const toast = useToast();
  if (!open) return null;
  const finish = (text: string) => {
    onClose();
    toast.show({ text });
  };
  switch (open.kind) {
    case "new":
      return <ServiceDialog team={team} service={null} onClose={onClose} onSaved={({ name }) => finish(`${name} created`)} />;
    case "edit":
      return <ServiceDialog team={team} service={open.service} onClose={onClose} onSaved={({ name }) => finish(`${name} saved`)} />;
    case "archive":
      return (
        <ArchiveDialog team={team} service={open.service} onClose={onClose} onArchived={() => finish(`${open.service.name} archived`)} />
      );
  }
}
