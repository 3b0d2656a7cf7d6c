"use client";

import { useState } from "react";
import { useProof } from "@/components/access/use-proof";
import { useWorkspace } from "@/components/shell/workspace";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { renewAddress } from "@/lib/client/integration";
import { useSubmit } from "@/lib/client/use-submit";
import type { IntegrationDto, NewAddressDto } from "@/lib/contracts/integration";
import { AddressDialog } from "./address-dialog";

/** Replaces address and secret of an integration after asking, and shows the new ones this once. */
export function RenewAddressButton({ integration: { id, name, kind } }: { integration: IntegrationDto }) {
  const { team } = useWorkspace();
  const [isOpen, setOpen] = useState(false);
  const [made, setMade] = useState<NewAddressDto | null>(null);
  const { withProof, proofDialog } = useProof();
  const form = useSubmit(async () => {
    setMade(await withProof(() => renewAddress(team.id, id)));
    setOpen(false);
  }, []);
  return (
    <>
      <Button size="sm" onClick={() => setOpen(true)} aria-label={`New address for ${name}`}>
        New address
      </Button>
      {isOpen ? (
        <ConfirmDialog
          title={`New address for ${name}?`}
          text="The present address and secret stop working at once."
          keep="Keep the present one"
          action="Make new address"
          tone="plain"
          form={form}
          onClose={() => setOpen(false)}
        >
          {proofDialog}
        </ConfirmDialog>
      ) : null}
      {made ? <AddressDialog name={name} kind={kind} made={made} onClose={() => setMade(null)} /> : null}
    </>
  );
}
