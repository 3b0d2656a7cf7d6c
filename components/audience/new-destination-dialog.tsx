"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useProof } from "@/components/access/use-proof";
import { Field } from "@/components/ui/field";
import { FormDialog } from "@/components/ui/form-dialog";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { NewSecret } from "@/components/webhook/webhook-dialog";
import { membersQuery } from "@/lib/client/access";
import { createDestination } from "@/lib/client/destination";
import { useSubmit } from "@/lib/client/use-submit";
import type { DestinationBody } from "@/lib/contracts/destination";
import { CHANNEL_NAMES, CHANNELS, type Channel } from "@/lib/domain/comms/destination";
import type { Audience } from "@/lib/domain/comms/message";
import { AudienceFields } from "./audience-fields";
import { ADDRESS_WORDS, NAME_HINTS } from "./destination-words";

type Facts = { channel: Channel; name: string; where: string; member: string; audiences: Audience[] };

const EMPTY: Facts = { channel: "email", name: "", where: "", member: "", audiences: [] };

type NewDestinationDialogProps = { team: string; onClose: () => void; onChanged: () => void };

/** Adds a destination to audiences. A new webhook ends with its secret, shown this once. */
export function NewDestinationDialog({ team, onClose, onChanged }: NewDestinationDialogProps) {
  const [facts, setFacts] = useState(EMPTY);
  const [secret, setSecret] = useState<string | null>(null);
  const { withProof, proofDialog } = useProof();
  const form = useSubmit(async () => {
    const made = await withProof(() => createDestination(team, bodyOf(facts)));
    onChanged();
    if (made.secret) setSecret(made.secret);
    else onClose();
  }, ["name", "address", "url", "member", "audiences"]);
  if (secret) return <NewSecret name={facts.name} secret={secret} onClose={onClose} />;
  return (
    <FormDialog
      title="Add destination"
      description="Gets the messages of the team's releases that go to its audiences."
      action="Add destination"
      form={form}
      onClose={onClose}
    >
      <DestinationFields team={team} facts={facts} set={(change) => setFacts({ ...facts, ...change })} problemAt={form.problemAt} />
      {proofDialog}
    </FormDialog>
  );
}

function bodyOf({ channel, name, where, member, audiences }: Facts): DestinationBody {
  if (channel === "inbox") return { channel, audiences, member };
  if (channel === "email") return { channel, name, audiences, address: where.trim() };
  return { channel, name, audiences, url: where.trim() };
}

type FieldsProps = { team: string; facts: Facts; set: (change: Partial<Facts>) => void; problemAt: (path: string) => string | undefined };

function DestinationFields({ team, facts, set, problemAt }: FieldsProps) {
  const { channel, name, where, member, audiences } = facts;
  return (
    <div className="space-y-3">
      <Field label="Channel" required>
        <Select value={channel} onChange={(event) => set({ channel: event.target.value as Channel, where: "" })}>
          {CHANNELS.map((one) => (
            <option key={one} value={one}>
              {CHANNEL_NAMES[one]}
            </option>
          ))}
        </Select>
      </Field>
      {channel === "inbox" ? (
        <MemberField team={team} member={member} set={(one) => set({ member: one })} problem={problemAt("member")} />
      ) : (
        <>
          <Field label="Name" required error={problemAt("name")} hint={NAME_HINTS[channel]}>
            <Input value={name} onChange={(event) => set({ name: event.target.value })} autoComplete="off" />
          </Field>
          <Field
            label={ADDRESS_WORDS[channel].label}
            required
            error={problemAt(channel === "email" ? "address" : "url")}
            hint={ADDRESS_WORDS[channel].hint}
          >
            <Input
              value={where}
              onChange={(event) => set({ where: event.target.value })}
              placeholder={ADDRESS_WORDS[channel].placeholder}
              autoComplete="off"
              spellCheck={false}
              mono
            />
          </Field>
        </>
      )}
      <AudienceFields audiences={audiences} set={(chosen) => set({ audiences: chosen })} problem={problemAt("audiences")} />
    </div>
  );
}

type MemberFieldProps = { team: string; member: string; set: (member: string) => void; problem: string | undefined };

function MemberField({ team, member, set, problem }: MemberFieldProps) {
  const { data } = useQuery(membersQuery(team));
  return (
    <Field label="Member" required error={problem} hint="Reads it behind the bell, here in T-Minus.">
      <Select value={member} onChange={(event) => set(event.target.value)}>
        <option value="">Choose somebody</option>
        {data?.members.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Select>
    </Field>
  );
}
