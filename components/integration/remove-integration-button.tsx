"use client";

import { Trash2 } from "lucide-react";
import { useRef, useState } from "react";
import { useWorkspace } from "@/components/shell/workspace";
import { AlertDialog } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { FormProblem } from "@/components/ui/form-problem";
import { IconButton } from "@/components/ui/icon-button";
import { removeIntegration } from "@/lib/client/integration";
import { useSubmit } from "@/lib/client/use-submit";
import type { IntegrationDto } from "@/lib/contracts/integration";

/** Removes an integration after asking. */
export function RemoveIntegrationButton({ integration: { id, name }, onRemoved }: { integration: IntegrationDto; onRemoved: () => void }) {
  const { team } = useWorkspace();
  const [isOpen, setOpen] = useState(false);
  const keep = useRef<HTMLButtonElement>(null);
  const { submit, isBusy, problem } = useSubmit(async () => {
    await removeIntegration(team.id, id);
    setOpen(false);
    onRemoved();
  }, []);
  return (
    <>
      <IconButton label={`Remove ${name}`} onClick={() => setOpen(true)}>
        <Trash2 aria-hidden="true" />
      </IconButton>
      <AlertDialog
        open={isOpen}
        size="sm"
        title={`Remove ${name}?`}
        initialFocus={keep}
        onOpenChange={setOpen}
        footer={
          <>
            <Button ref={keep} onClick={() => setOpen(false)}>
              Keep
            </Button>
            <Button variant="danger-outline" busy={isBusy} onClick={submit}>
              Remove
            </Button>
          </>
        }
      >
        <p className="text-muted-foreground">Its address leads nowhere from then on. What it reported on releases stays.</p>
        <FormProblem text={problem} />
      </AlertDialog>
    </>
  );
}
