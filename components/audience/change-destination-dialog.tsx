"use client";

import { useState } from "react";
import { useProof } from "@/components/access/use-proof";
import { Field } from "@/components/ui/field";
import { FormDialog } from "@/components/ui/form-dialog";
import { Input } from "@/components/ui/input";
import { changeDestination } from "@/lib/client/destination";
import { useSubmit } from "@/lib/client/use-submit";
import type { DestinationDto } from "@/lib/contracts/destination";
import { CHANNEL_NAMES } from "@/lib/domain/comms/destination";
import { AudienceFields } from "./audience-fields";
import { ADDRESS_WORDS, NAME_HINTS } from "./destination-words";

type ChangeProps = { team: string; destination: DestinationDto; onClose: () => void; onChanged: () => void };

/** Changes a destination. An address that is a secret stays unless another is entered. */
export function ChangeDestinationDialog({ team, destination, onClose, onChanged }: ChangeProps) {
  const { id, channel } = destination;
  const [name, setName] = useState(destination.name);
  const [audiences, setAudiences] = useState(destination.audiences);
  const [where, setWhere] = useState(channel === "email" ? destination.address : "");
  const { withProof, proofDialog } = useProof();
  const field = channel === "email" ? "address" : "url";
  const form = useSubmit(async () => {
    const moved = channel === "inbox" || where === "" || where === destination.address ? {} : { [field]: where.trim() };
    await withProof(() => changeDestination(team, id, { name, audiences, ...moved }));
    onChanged();
    onClose();
  }, ["name", "audiences", field]);
  return (
    <FormDialog
      title={`Change ${destination.name}`}
      description={CHANNEL_NAMES[channel]}
      action="Save changes"
      form={form}
      onClose={onClose}
    >
      <div className="space-y-3">
        {channel === "inbox" ? null : (
          <>
            <Field label="Name" required error={form.problemAt("name")} hint={NAME_HINTS[channel]}>
              <Input value={name} onChange={(event) => setName(event.target.value)} autoComplete="off" />
            </Field>
            <Field
              label={ADDRESS_WORDS[channel].label}
              error={form.problemAt(field)}
              hint={channel === "email" ? undefined : `Now at ${destination.address}. Leave it empty to keep that.`}
            >
              <Input value={where} onChange={(event) => setWhere(event.target.value)} autoComplete="off" spellCheck={false} mono />
            </Field>
          </>
        )}
        <AudienceFields audiences={audiences} set={setAudiences} problem={form.problemAt("audiences")} />
      </div>
      {proofDialog}
    </FormDialog>
  );
}
