"use client";

import { useQuery } from "@tanstack/react-query";
import { useWorkspace } from "@/components/shell/workspace";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { chosenTemplate } from "@/lib/client/plan-tracks";
import { templatesQuery } from "@/lib/client/template";
import { trackOf } from "@/lib/domain/checklist/template-for";
import type { Plan } from "./use-plan";

/** Which template the checklist is made from: the built-in one of the track, or one that the team has published for it. */
export function TemplateField({ plan }: { plan: Plan }) {
  const { team } = useWorkspace();
  const { data } = useQuery(templatesQuery(team.id));
  const track = trackOf(plan.form);
  const own = data?.templates.filter((one) => one.published && one.track === track) ?? [];
  if (own.length === 0) return null;
  const chosen = chosenTemplate(plan.form);
  const built = data?.builtIn.find((one) => one.track === track);
  const isKnown = own.some(({ id, published }) => id === chosen?.id && published?.version === chosen.version);
  const choose = (value: string) => {
    const row = own.find(({ id }) => id === value);
    plan.set({ template: row?.published ? { id: row.id, version: row.published.version, track } : null, restored: [] }, "template");
  };
  return (
    <Field
      label="Template"
      required
      error={chosen && !isKnown ? "Another version is published by now. Choose it again." : plan.errorAt("template")}
      hint={track === "canary" && chosen ? "Its stages are those of the template." : undefined}
    >
      <Select value={chosen ? (isKnown ? chosen.id : "gone") : ""} onChange={(event) => choose(event.target.value)}>
        <option value="">{built ? `${built.name}, built in` : "Built in"}</option>
        {chosen && !isKnown ? (
          <option value="gone" disabled>
            An earlier version
          </option>
        ) : null}
        {own.map(({ id, name, published }) => (
          <option key={id} value={id}>
            {name}, version {published?.version}
          </option>
        ))}
      </Select>
    </Field>
  );
}
