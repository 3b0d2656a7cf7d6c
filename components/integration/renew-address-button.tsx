"use client";

import { useRef, useState } from "react";
import { useProof } from "@/components/access/use-proof";
import { useWorkspace } from "@/components/shell/workspace";
import { AlertDialog } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { FormProblem } from "@/components/ui/form-problem";
import { renewAddress } from "@/lib/client/integration";
import { useSubmit } from "@/lib/client/use-submit";
import type { IntegrationDto, NewAddressDto } from "@/lib/contracts/integration";
import { AddressDialog } from "./address-dialog";

/** Replaces address and secret of an integration after asking, and shows the new ones this once. */
export function RenewAddressButton({ integration: { id, name, kind } }: { integration: IntegrationDto }) {
  const { team } = useWorkspace();
  const [isOpen, setOpen] = useState(false);
  const [made, setMade] = useState<NewAddressDto | null>(null);
  const keep = useRef<HTMLButtonElement>(null);
  const { withProof, proofDialog } = useProof();
  const { submit, isBusy, problem } = useSubmit(async () => {
    setMade(await withProof(() => renewAddress(team.id, id)));
    setOpen(false);
  }, []);
  return (
    <>
      <Button size="sm" onClick={() => setOpen(true)} aria-label={`New address for ${name}`}>
        New address
      </Button>
      <AlertDialog
        open={isOpen}
        size="sm"
        title={`New address for ${name}?`}
        initialFocus={keep}
        onOpenChange={setOpen}
        footer={
          <>
            <Button ref={keep} onClick={() => setOpen(false)}>
              Keep the present one
            </Button>
            <Button variant="primary" busy={isBusy} onClick={submit}>
              Make new address
            </Button>
          </>
        }
      >
        <p className="text-muted-foreground">The present address and secret stop working at once.</p>
        <FormProblem text={problem} />
        {proofDialog}
      </AlertDialog>
      {made ? <AddressDialog name={name} kind={kind} made={made} onClose={() => setMade(null)} /> : null}
    </>
  );
}
