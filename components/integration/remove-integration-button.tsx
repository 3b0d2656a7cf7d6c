"use client";

import { Trash2 } from "lucide-react";
import { useState } from "react";
import { useWorkspace } from "@/components/shell/workspace";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { IconButton } from "@/components/ui/icon-button";
import { removeIntegration } from "@/lib/client/integration";
import { useSubmit } from "@/lib/client/use-submit";
import type { IntegrationDto } from "@/lib/contracts/integration";

/** Removes an integration after asking. */
export function RemoveIntegrationButton({ integration: { id, name }, onRemoved }: { integration: IntegrationDto; onRemoved: () => void }) {
  const { team } = useWorkspace();
  const [isOpen, setOpen] = useState(false);
  const form = useSubmit(async () => {
    await removeIntegration(team.id, id);
    setOpen(false);
    onRemoved();
  }, []);
  return (
    <>
      <IconButton label={`Remove ${name}`} onClick={() => setOpen(true)}>
        <Trash2 aria-hidden="true" />
      </IconButton>
      {isOpen ? (
        <ConfirmDialog
          title={`Remove ${name}?`}
          text="Its address leads nowhere from then on. What it reported on releases stays."
          action="Remove"
          form={form}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </>
  );
}
