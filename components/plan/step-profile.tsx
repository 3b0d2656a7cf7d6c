"use client";

import { Field } from "@/components/ui/field";
import { RadioCards } from "@/components/ui/radio-cards";
import { Textarea } from "@/components/ui/textarea";
import { PLANNABLE_CRITICALITIES } from "@/lib/contracts/plan";
import { CRITICALITY_NAMES } from "@/lib/domain/release/release-words";
import { HOTFIX_SEVERITIES } from "@/lib/domain/release/state";
import { LinkRows } from "./list-fields";
import { ChangeFields, RollbackFields, StrategyCards, VersionFields } from "./profile-fields";
import { Section } from "./section";
import { ServiceField } from "./service-field";
import type { Plan } from "./use-plan";

/** What is released, how, and what people should know of it. */
export function StepProfile({ plan }: { plan: Plan }) {
  return (
    <>
      <Section number={1} title="What is released">
        <ServiceField plan={plan} />
        <VersionFields plan={plan} />
      </Section>
      <Section number={2} title="Strategy">
        <StrategyCards plan={plan} />
      </Section>
      <Section number={3} title="Criticality" hint="decides who signs">
        <RadioCards
          label="Criticality"
          value={plan.form.criticality}
          onValueChange={(criticality) => plan.set({ criticality }, "criticality")}
          options={PLANNABLE_CRITICALITIES.map((value) => ({ value, label: CRITICALITY_NAMES[value] }))}
        />
      </Section>
      {plan.form.criticality === "hotfix" ? <HotfixFields plan={plan} /> : null}
      <Section number={4} title="What changes">
        <ChangeFields plan={plan} />
      </Section>
      <Section number={5} title="The way back">
        <RollbackFields plan={plan} />
      </Section>
      <Section number={6} title="Links" hint="ticket, dashboard, pull request">
        <LinkRows plan={plan} />
      </Section>
    </>
  );
}

function HotfixFields({ plan }: { plan: Plan }) {
  const { form, set, errorAt } = plan;
  const { hotfix } = form;
  return (
    <div className="flex flex-col gap-3">
      <RadioCards
        label="Severity"
        value={hotfix.severity}
        onValueChange={(severity) => set({ hotfix: { ...hotfix, severity } })}
        options={HOTFIX_SEVERITIES.map((value) => ({ value, label: value === "critical" ? "Critical" : "High" }))}
      />
      <Field label="What is broken" required error={errorAt("hotfix.description") ?? errorAt("hotfix")}>
        <Textarea
          value={hotfix.description}
          onChange={(event) => set({ hotfix: { ...hotfix, description: event.target.value } })}
          rows={2}
          placeholder="What users cannot do, since when, and how many of them."
        />
      </Field>
    </div>
  );
}
