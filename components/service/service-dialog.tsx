"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { FormDialog } from "@/components/ui/form-dialog";
import { Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";
import { type LimitRow, limitOf, limitRow } from "@/lib/client/limit-rows";
import { changeService, createService, servicesQuery } from "@/lib/client/service";
import { useSubmit } from "@/lib/client/use-submit";
import type { ServiceDto } from "@/lib/contracts/service";
import { LimitsSection } from "./limits-section";
import { ProfileSection } from "./profile-section";

type Facts = Pick<ServiceDto, "name" | "description" | "environment" | "namespace" | "allowSelfApproval" | "profile">;

const EMPTY: Facts = {
  name: "",
  description: "",
  environment: "production",
  namespace: "production",
  allowSelfApproval: false,
  profile: null,
};

const FIELDS = ["name", "description", "environment", "namespace"];
const LIMIT_FIELDS = ["name", "unit", "better", "proceed", "rollBack"];

type ServiceDialogProps = {
  team: string;
  /** The service to change; null makes a new one. */
  service: ServiceDto | null;
  onClose: () => void;
  onSaved: (service: ServiceDto) => void;
};

/** Makes or changes a service. Rendered while open, so that it always begins with what is true now. */
export function ServiceDialog({ team, service, onClose, onSaved }: ServiceDialogProps) {
  const queries = useQueryClient();
  const [seen] = useState(() => factsOf(service));
  const [facts, setFacts] = useState(seen);
  const [seenLimits] = useState(service?.limits ?? []);
  const [limits, setLimits] = useState<readonly LimitRow[]>(() => seenLimits.map(limitRow));
  const prefix = service ? "changes." : "";
  const form = useSubmit(
    async () => {
      try {
        const wanted = { ...facts, limits: limits.map(limitOf) };
        const before = { ...seen, limits: seenLimits };
        const saved = service
          ? await changeService(team, service.id, { changes: wanted, seen: before })
          : await createService(team, wanted);
        onSaved(saved);
      } finally {
        await queries.invalidateQueries(servicesQuery(team));
      }
    },
    [...FIELDS, ...limits.flatMap((_, index) => LIMIT_FIELDS.map((field) => `limits.${index}.${field}`))].map(
      (field) => `${prefix}${field}`,
    ),
  );
  const set = (change: Partial<Facts>) => setFacts((before) => ({ ...before, ...change }));

  return (
    <FormDialog
      title={service ? `Change ${service.name}` : "New service"}
      description="What is released: its releases, freezes and windows are told apart by it."
      action={service ? "Save changes" : "Create service"}
      size="lg"
      form={form}
      subject="this service"
      onClose={onClose}
    >
      <div className="space-y-3">
        <ServiceFields facts={facts} set={set} problemAt={(field) => form.problemAt(`${prefix}${field}`)} />
        <LimitsSection
          rows={limits}
          onChange={(rows) => {
            form.forget();
            setLimits(rows);
          }}
          problemAt={(index, field) => form.problemAt(`${prefix}limits.${index}.${field}`)}
        />
      </div>
    </FormDialog>
  );
}

function factsOf(service: ServiceDto | null): Facts {
  if (!service) return EMPTY;
  const { name, description, environment, namespace, allowSelfApproval, profile } = service;
  return { name, description, environment, namespace, allowSelfApproval, profile };
}

type FieldsProps = { facts: Facts; set: (change: Partial<Facts>) => void; problemAt: (field: keyof Facts) => string | undefined };

function ServiceFields({ facts, set, problemAt }: FieldsProps) {
  return (
    <div className="space-y-3">
      <Field label="Name" required error={problemAt("name")} hint="As your engineers write it, such as checkout-service.">
        <Input value={facts.name} onChange={(event) => set({ name: event.target.value })} autoComplete="off" spellCheck={false} />
      </Field>
      <Field label="What it does" optional error={problemAt("description")}>
        <Textarea value={facts.description} onChange={(event) => set({ description: event.target.value })} rows={2} />
      </Field>
      <div className="grid grid-cols-2 gap-3 max-md:grid-cols-1">
        <Field label="Environment" required error={problemAt("environment")} hint="Proposed for each of its releases.">
          <Input value={facts.environment} onChange={(event) => set({ environment: event.target.value })} spellCheck={false} />
        </Field>
        <Field label="Namespace" optional error={problemAt("namespace")} hint="Stands in the commands of the checklist.">
          <Input value={facts.namespace} onChange={(event) => set({ namespace: event.target.value })} spellCheck={false} mono />
        </Field>
      </div>
      <Checkbox
        label="Whoever plans a release may approve it"
        hint="Every such sign-off is labelled as self-approval, in the room and in the report."
        checked={facts.allowSelfApproval}
        onChange={(event) => set({ allowSelfApproval: event.target.checked })}
      />
      <ProfileSection profile={facts.profile} onChange={(profile) => set({ profile })} />
    </div>
  );
}
