"use client";

import { useState } from "react";
import { useProof } from "@/components/access/use-proof";
import { SecretView } from "@/components/settings/secret-view";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { FormDialog, ResultDialog } from "@/components/ui/form-dialog";
import { FormProblem } from "@/components/ui/form-problem";
import { Input } from "@/components/ui/input";
import { useSubmit } from "@/lib/client/use-submit";
import { changeWebhook, createWebhook } from "@/lib/client/webhook";
import { WEBHOOK_KINDS, type WebhookBody, type WebhookDto, type WebhookKind } from "@/lib/contracts/webhook";
import { KIND_WORDS } from "./webhook-words";

const EMPTY: WebhookBody = { name: "", url: "", kinds: ["course", "sign-offs"] };

type WebhookDialogProps = { team: string; webhook: WebhookDto | null; onClose: () => void; onChanged: () => void };

/** Makes or changes a webhook. A new one ends with its secret, shown this once. */
export function WebhookDialog({ team, webhook, onClose, onChanged }: WebhookDialogProps) {
  const [facts, setFacts] = useState<WebhookBody>(webhook ? { name: webhook.name, url: webhook.url, kinds: webhook.kinds } : EMPTY);
  const [secret, setSecret] = useState<string | null>(null);
  const { withProof, proofDialog } = useProof();
  const form = useSubmit(async () => {
    if (webhook) {
      await withProof(() => changeWebhook(team, webhook.id, facts));
      onClose();
    } else setSecret((await withProof(() => createWebhook(team, facts))).secret);
    onChanged();
  }, ["name", "url", "kinds"]);
  if (secret) return <NewSecret name={facts.name} secret={secret} onClose={onClose} />;
  return (
    <FormDialog
      title={webhook ? `Change ${webhook.name}` : "New webhook"}
      description="Tells another system what happens to the team's releases."
      action={webhook ? "Save changes" : "Create webhook"}
      form={form}
      onClose={onClose}
    >
      <WebhookFields facts={facts} set={(change) => setFacts({ ...facts, ...change })} problemAt={form.problemAt} />
      {proofDialog}
    </FormDialog>
  );
}

type FieldsProps = { facts: WebhookBody; set: (change: Partial<WebhookBody>) => void; problemAt: (path: string) => string | undefined };

function WebhookFields({ facts, set, problemAt }: FieldsProps) {
  const turn = (kind: WebhookKind, isOn: boolean) =>
    set({ kinds: WEBHOOK_KINDS.filter((one) => (one === kind ? isOn : facts.kinds.includes(one))) });
  const kindsProblem = problemAt("kinds");
  return (
    <div className="space-y-3">
      <Field label="Name" required error={problemAt("name")} hint="What listens there, such as Deploy channel.">
        <Input value={facts.name} onChange={(event) => set({ name: event.target.value })} autoComplete="off" />
      </Field>
      <Field label="Address" required error={problemAt("url")}>
        <Input
          value={facts.url}
          onChange={(event) => set({ url: event.target.value })}
          placeholder="https://hooks.example.com/tminus"
          autoComplete="off"
          spellCheck={false}
          mono
        />
      </Field>
      <fieldset className="space-y-2">
        <legend className="mb-1 font-medium text-xs">What it is told</legend>
        {(Object.keys(KIND_WORDS) as WebhookKind[]).map((kind) => (
          <Checkbox
            key={kind}
            label={KIND_WORDS[kind].label}
            hint={KIND_WORDS[kind].hint}
            checked={facts.kinds.includes(kind)}
            onChange={(event) => turn(kind, event.target.checked)}
          />
        ))}
        <FormProblem text={kindsProblem ?? null} />
      </fieldset>
    </div>
  );
}

type NewSecretProps = { name: string; secret: string; onClose: () => void };

/** The secret, for the one time that it is shown. */
export function NewSecret({ name, secret, onClose }: NewSecretProps) {
  return (
    <ResultDialog title={`Secret of ${name}`} onClose={onClose}>
      <p className="mb-3 text-muted-foreground">
        The receiver checks the signature of each message with it. It is not shown again; a lost one is replaced by a new one.
      </p>
      <SecretView label="Signing secret" value={secret} />
    </ResultDialog>
  );
}
