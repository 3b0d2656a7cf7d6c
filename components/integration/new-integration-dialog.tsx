"use client";

import { useState } from "react";
import { useProof } from "@/components/access/use-proof";
import { Field } from "@/components/ui/field";
import { FormDialog } from "@/components/ui/form-dialog";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { createIntegration } from "@/lib/client/integration";
import { useSubmit } from "@/lib/client/use-submit";
import type { IntegrationDto, NewAddressDto } from "@/lib/contracts/integration";
import { INTEGRATION_KINDS } from "@/lib/domain/integration/observation";
import { AddressDialog } from "./address-dialog";
import { KIND_LABELS } from "./integration-words";

type NewIntegrationDialogProps = { team: string; onClose: () => void; onMade: () => void };

/** Makes an integration, and shows its address and secret this once. */
export function NewIntegrationDialog({ team, onClose, onMade }: NewIntegrationDialogProps) {
  const [name, setName] = useState("");
  const [kind, setKind] = useState<IntegrationDto["kind"]>("github");
  const [made, setMade] = useState<NewAddressDto | null>(null);
  const { withProof, proofDialog } = useProof();
  const form = useSubmit(async () => {
    setMade(await withProof(() => createIntegration(team, { name, kind })));
    onMade();
  }, ["name"]);
  if (made) return <AddressDialog name={name} kind={kind} made={made} onClose={onClose} />;
  return (
    <FormDialog
      title="New integration"
      description="A system outside reports to an address of its own."
      action="Create integration"
      form={form}
      onClose={onClose}
    >
      <div className="space-y-3">
        <Field label="Name" required error={form.problemAt("name")} hint="Stands as the author of what it reports.">
          <Input value={name} onChange={(event) => setName(event.target.value)} autoComplete="off" />
        </Field>
        <Field label="System" required>
          <Select value={kind} onChange={(event) => setKind(event.target.value as IntegrationDto["kind"])}>
            {INTEGRATION_KINDS.map((one) => (
              <option key={one} value={one}>
                {KIND_LABELS[one]}
              </option>
            ))}
          </Select>
        </Field>
      </div>
      {proofDialog}
    </FormDialog>
  );
}
