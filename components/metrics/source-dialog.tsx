"use client";

import { useState } from "react";
import { useProof } from "@/components/access/use-proof";
import { Field } from "@/components/ui/field";
import { FormDialog } from "@/components/ui/form-dialog";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { changeMetricSource, createMetricSource } from "@/lib/client/metric-source";
import { useSubmit } from "@/lib/client/use-submit";
import type { MetricSourceBody, MetricSourceDto } from "@/lib/contracts/metric-source";
import { SOURCE_AUTHS } from "@/lib/domain/metrics/source";

type Kind = (typeof SOURCE_AUTHS)[number];
type Facts = {
  readonly name: string;
  readonly environment: string;
  readonly address: string;
  readonly kind: Kind;
  readonly username: string;
  readonly secret: string;
};

const EMPTY: Facts = { name: "", environment: "", address: "", kind: "none", username: "", secret: "" };

const KIND_NAMES: Record<Kind, string> = { none: "Nothing", bearer: "A token (Bearer)", basic: "User name and password (Basic)" };

type SourceDialogProps = {
  team: string;
  source: MetricSourceDto | null;
  allowsPrivate: boolean;
  onClose: () => void;
  onSaved: () => void;
};

/** Adds or changes a source: where it is, and how this server proves itself there. */
export function SourceDialog({ team, source, allowsPrivate, onClose, onSaved }: SourceDialogProps) {
  const [facts, setFacts] = useState<Facts>(source ? factsOf(source) : EMPTY);
  const { withProof, proofDialog } = useProof();
  const form = useSubmit(async () => {
    const body = bodyOf(facts);
    await withProof(async () => {
      if (source) await changeMetricSource(team, source.id, body);
      else await createMetricSource(team, body);
    });
    onSaved();
    onClose();
  }, ["name", "environment", "address", "auth.username", "auth.secret"]);
  const set = (changes: Partial<Facts>) => setFacts({ ...facts, ...changes });
  return (
    <FormDialog
      title={source ? `Change ${source.name}` : "Add a Prometheus"}
      description="Metrics of releases are read from its HTTP API."
      action={source ? "Save changes" : "Add Prometheus"}
      form={form}
      onClose={onClose}
    >
      <div className="space-y-3">
        <Field label="Name" required error={form.problemAt("name")} hint="Stands beside every value that it measures.">
          <Input value={facts.name} onChange={(event) => set({ name: event.target.value })} autoComplete="off" />
        </Field>
        <Field
          label="Address"
          required
          error={form.problemAt("address")}
          hint={allowsPrivate ? "Where its pages begin." : "Where its pages begin; https, and not in a private network."}
        >
          <Input
            value={facts.address}
            onChange={(event) => set({ address: event.target.value })}
            placeholder="https://prometheus.example.com/"
            autoComplete="off"
            spellCheck={false}
            mono
          />
        </Field>
        <Field label="Environment" optional error={form.problemAt("environment")} hint="Releases to it only; empty for all.">
          <Input value={facts.environment} onChange={(event) => set({ environment: event.target.value })} placeholder="production" />
        </Field>
        <Proof facts={facts} set={set} isKept={source !== null && source.auth.kind === facts.kind} problemAt={form.problemAt} />
      </div>
      {proofDialog}
    </FormDialog>
  );
}

type ProofProps = {
  facts: Facts;
  set: (changes: Partial<Facts>) => void;
  /** There is a secret of this kind. */
  isKept: boolean;
  problemAt: (path: string) => string | undefined;
};

function Proof({ facts, set, isKept, problemAt }: ProofProps) {
  return (
    <>
      <Field label="It asks for" required>
        <Select
          value={facts.kind}
          onChange={(event) => set({ kind: SOURCE_AUTHS.find((one) => one === event.target.value) ?? "none", secret: "" })}
        >
          {SOURCE_AUTHS.map((one) => (
            <option key={one} value={one}>
              {KIND_NAMES[one]}
            </option>
          ))}
        </Select>
      </Field>
      {facts.kind === "basic" ? (
        <Field label="User name" required error={problemAt("auth.username")}>
          <Input value={facts.username} onChange={(event) => set({ username: event.target.value })} autoComplete="off" />
        </Field>
      ) : null}
      {facts.kind === "none" ? null : (
        <Field
          label={facts.kind === "basic" ? "Password" : "Token"}
          required={!isKept}
          error={problemAt("auth.secret")}
          hint={isKept ? "Empty keeps the present one, at the same address." : "Stored sealed and never shown again."}
        >
          <Input
            type="password"
            value={facts.secret}
            onChange={(event) => set({ secret: event.target.value })}
            autoComplete="new-password"
          />
        </Field>
      )}
    </>
  );
}

function factsOf({ name, environment, address, auth }: MetricSourceDto): Facts {
  return { name, environment, address, kind: auth.kind, username: auth.username, secret: "" };
}

function bodyOf({ name, environment, address, kind, username, secret }: Facts): MetricSourceBody {
  const given = secret === "" ? {} : { secret };
  const auth = kind === "none" ? { kind } : kind === "bearer" ? { kind, ...given } : { kind, username, ...given };
  return { name, environment, address, auth };
}
