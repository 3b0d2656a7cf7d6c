"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import { AlertDialog } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { FormProblem } from "@/components/ui/form-problem";
import { freezesQuery, removeFreeze } from "@/lib/client/freeze";
import { useSubmit } from "@/lib/client/use-submit";
import type { FreezeDto } from "@/lib/contracts/freeze";

type LiftDialogProps = { team: string; freeze: FreezeDto; onClose: () => void; onLifted: () => void };

/** Asks before a freeze is lifted. */
export function LiftDialog({ team, freeze, onClose, onLifted }: LiftDialogProps) {
  const queries = useQueryClient();
  const keep = useRef<HTMLButtonElement>(null);
  const form = useSubmit(async () => {
    await removeFreeze(team, freeze.id);
    await queries.invalidateQueries(freezesQuery(team));
    onLifted();
  }, []);
  return (
    <AlertDialog
      open
      onOpenChange={(open) => open || onClose()}
      initialFocus={keep}
      size="sm"
      title={`Lift ${freeze.name}?`}
      footer={
        <>
          <Button ref={keep} onClick={onClose}>
            Keep
          </Button>
          <Button variant="primary" busy={form.isBusy} onClick={form.submit}>
            Lift freeze
          </Button>
        </>
      }
    >
      <p className="text-muted-foreground">Windows in this time are no longer marked. Who lifted it, and when, stays in the audit.</p>
      <FormProblem text={form.problem} />
    </AlertDialog>
  );
}
