"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useWorkspace } from "@/components/shell/workspace";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { proposedProfile } from "@/lib/client/proposed-profile";
import { createService, servicesQuery } from "@/lib/client/service";
import { useSubmit } from "@/lib/client/use-submit";
import type { ServiceDto } from "@/lib/contracts/service";
import type { Plan } from "./use-plan";

const NEW = "new";

/** The service that is released; a new one is made on the spot. Choosing one brings its environment, its running version and what its checklists are tailored to along. */
export function ServiceField({ plan }: { plan: Plan }) {
  const { services } = plan;
  const [isNew, setNew] = useState(services.length === 0);
  const choose = (service: ServiceDto) => {
    const { fromVersion } = plan.form;
    const running = plan.service?.lastDeployed?.version ?? "";
    const change = {
      serviceId: service.id,
      environment: service.environment,
      namespace: service.namespace,
      // What the last service proposed is proposed anew; what somebody typed stays.
      fromVersion: fromVersion === "" || fromVersion === running ? (service.lastDeployed?.version ?? "") : fromVersion,
      profile: proposedProfile(plan.form.profile, { before: plan.service, after: service }),
    };
    plan.set(change, "service");
  };
  if (isNew) {
    return (
      <NewService
        onCancel={services.length > 0 ? () => setNew(false) : null}
        onCreated={(service) => {
          choose(service);
          setNew(false);
        }}
      />
    );
  }
  return (
    <Field label="Service" required error={plan.errorAt("serviceId")}>
      <Select
        value={plan.form.serviceId}
        onChange={(event) => {
          if (event.target.value === NEW) return setNew(true);
          const service = services.find((one) => one.id === event.target.value);
          if (service) choose(service);
        }}
      >
        <option value="" disabled>
          Choose a service
        </option>
        {services.map((service) => (
          <option key={service.id} value={service.id}>
            {service.name}
          </option>
        ))}
        <option value={NEW}>New service…</option>
      </Select>
    </Field>
  );
}

function NewService({ onCancel, onCreated }: { onCancel: (() => void) | null; onCreated: (service: ServiceDto) => void }) {
  const { team } = useWorkspace();
  const [name, setName] = useState("");
  const queries = useQueryClient();
  const form = useSubmit(async () => {
    const service = await createService(team.id, { name });
    queries.setQueryData(servicesQuery(team.id).queryKey, (before) => before && { ...before, services: [...before.services, service] });
    onCreated(service);
    await queries.invalidateQueries(servicesQuery(team.id));
  }, ["name"]);
  return (
    <div className="rounded-md border border-border-soft bg-sunken px-3 py-2.5">
      <Field
        label="New service"
        required
        error={form.problemAt("name") ?? form.problem}
        hint="It is made at once; its environment and more can be changed on the page Services."
      >
        <div className="flex gap-2">
          <Input
            value={name}
            placeholder="checkout-service"
            onChange={(event) => setName(event.target.value)}
            onKeyDown={(event) => {
              if (event.key !== "Enter") return;
              event.preventDefault();
              form.submit();
            }}
            spellCheck={false}
          />
          <Button variant="primary" busy={form.isBusy} onClick={form.submit}>
            Create
          </Button>
          {onCancel ? <Button onClick={onCancel}>Cancel</Button> : null}
        </div>
      </Field>
    </div>
  );
}
