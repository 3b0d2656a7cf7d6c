"use client";

import { useQueryClient } from "@tanstack/react-query";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { freezesQuery, removeFreeze } from "@/lib/client/freeze";
import { useSubmit } from "@/lib/client/use-submit";
import type { FreezeDto } from "@/lib/contracts/freeze";

type LiftDialogProps = { team: string; freeze: FreezeDto; onClose: () => void; onLifted: () => void };

/** Asks before a freeze is lifted. */
export function LiftDialog({ team, freeze, onClose, onLifted }: LiftDialogProps) {
  const queries = useQueryClient();
  const form = useSubmit(async () => {
    await removeFreeze(team, freeze.id);
    await queries.invalidateQueries(freezesQuery(team));
    onLifted();
  }, []);
  return (
    <ConfirmDialog
      title={`Lift ${freeze.name}?`}
      text="Windows in this time are no longer marked. Who lifted it, and when, stays in the audit."
      action="Lift freeze"
      tone="plain"
      form={form}
      onClose={onClose}
    />
  );
}
