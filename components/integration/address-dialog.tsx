"use client";

import { SecretView } from "@/components/settings/secret-view";
import { ResultDialog } from "@/components/ui/form-dialog";
import type { IntegrationDto, NewAddressDto } from "@/lib/contracts/integration";
import { PROOF_HINTS } from "./integration-words";

type AddressDialogProps = { name: string; kind: IntegrationDto["kind"]; made: NewAddressDto; onClose: () => void };

/** Address and secret of an integration, for the one time that they are shown. */
export function AddressDialog({ name, kind, made, onClose }: AddressDialogProps) {
  return (
    <ResultDialog title={`Address of ${name}`} onClose={onClose}>
      <p className="mb-3 text-muted-foreground">{PROOF_HINTS[kind]} Neither is shown again.</p>
      <div className="space-y-3">
        <SecretView label="Address" value={made.url} />
        <SecretView label="Secret" value={made.secret} />
      </div>
    </ResultDialog>
  );
}
