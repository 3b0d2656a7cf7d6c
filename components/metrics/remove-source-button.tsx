"use client";

import { Trash2 } from "lucide-react";
import { useState } from "react";
import { useWorkspace } from "@/components/shell/workspace";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { IconButton } from "@/components/ui/icon-button";
import { removeMetricSource } from "@/lib/client/metric-source";
import { useSubmit } from "@/lib/client/use-submit";
import type { MetricSourceDto } from "@/lib/contracts/metric-source";

/** Removes a source after asking. */
export function RemoveSourceButton({ source: { id, name }, onRemoved }: { source: MetricSourceDto; onRemoved: () => void }) {
  const { team } = useWorkspace();
  const [isOpen, setOpen] = useState(false);
  const form = useSubmit(async () => {
    await removeMetricSource(team.id, id);
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
          text="Nothing is measured from it from then on. What it measured stays on record."
          action="Remove"
          form={form}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </>
  );
}
