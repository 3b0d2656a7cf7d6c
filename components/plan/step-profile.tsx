"use client";

import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { RadioCards } from "@/components/ui/radio-cards";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import { PLANNABLE_CRITICALITIES, STRATEGIES } from "@/lib/contracts/plan";
import { CRITICALITY_NAMES, STRATEGY_NAMES } from "@/lib/domain/release/release-words";
import { ROLLBACK_METHODS } from "@/lib/domain/release/rollback-choices";
import { HOTFIX_SEVERITIES } from "@/lib/domain/release/state";
import { ChangeRows, LinkRows, RiskRows, ThresholdRows } from "./list-fields";
import { Section } from "./section";
import { ServiceField } from "./service-field";
import type { Plan } from "./use-plan";

/** What is released, how, and what people should know of it. */
export function StepProfile({ plan }: { plan: Plan }) {
  return (
    <>
      <WhatSection plan={plan} />
      <Section number={2} title="Strategy">
        <RadioCards
          label="Strategy"
          value={plan.form.strategy}
          onValueChange={(strategy) => plan.set({ strategy, rollbackMethod: "" }, "strategy")}
          options={STRATEGIES.map((value) => ({ value, label: value === "rolling" ? "Rolling" : STRATEGY_NAMES[value] }))}
        />
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
      <ChangeSection plan={plan} />
      <RollbackSection plan={plan} />
      <Section number={6} title="Links" hint="ticket, dashboard, pull request">
        <LinkRows plan={plan} />
      </Section>
    </>
  );
}

function WhatSection({ plan }: { plan: Plan }) {
  const { form, set, errorAt } = plan;
  return (
    <Section number={1} title="What is released">
      <ServiceField plan={plan} />
      <div className="grid grid-cols-2 gap-3">
        <Field label="From" required error={errorAt("fromVersion")}>
          <Input
            mono
            placeholder="v2.2.5"
            value={form.fromVersion}
            onChange={(event) => set({ fromVersion: event.target.value })}
            spellCheck={false}
          />
        </Field>
        <Field label="To" required error={errorAt("toVersion")}>
          <Input
            mono
            placeholder="v2.3.0"
            value={form.toVersion}
            onChange={(event) => set({ toVersion: event.target.value })}
            spellCheck={false}
          />
        </Field>
        <Field label="Environment" required error={errorAt("environment")}>
          <Input value={form.environment} onChange={(event) => set({ environment: event.target.value })} spellCheck={false} />
        </Field>
        <Field label="Namespace" optional error={errorAt("namespace")}>
          <Input mono value={form.namespace} onChange={(event) => set({ namespace: event.target.value })} spellCheck={false} />
        </Field>
      </div>
      <Field
        label="Artifact digest"
        optional
        error={errorAt("artifactDigest")}
        hint="Sign-offs are bound to it: another digest makes them fall."
      >
        <Input
          mono
          placeholder="sha256:…"
          value={form.artifactDigest}
          onChange={(event) => set({ artifactDigest: event.target.value })}
          spellCheck={false}
        />
      </Field>
    </Section>
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

function ChangeSection({ plan }: { plan: Plan }) {
  const { form, set, errorAt } = plan;
  return (
    <Section number={4} title="What changes">
      <ChangeRows plan={plan} />
      <Field label="Expected impact" optional error={errorAt("impact")}>
        <Textarea
          value={form.impact}
          onChange={(event) => set({ impact: event.target.value })}
          rows={2}
          placeholder="What customers and other services will notice, and for how long."
        />
      </Field>
      <RiskRows plan={plan} />
    </Section>
  );
}

function RollbackSection({ plan }: { plan: Plan }) {
  const { form, set, errorAt } = plan;
  const methods = ROLLBACK_METHODS[form.strategy];
  return (
    <Section number={5} title="The way back">
      <Field label="Method" error={errorAt("rollbackMethod")}>
        <Select value={form.rollbackMethod} onChange={(event) => set({ rollbackMethod: event.target.value })}>
          <option value="">Best for the strategy: {methods[0]}</option>
          {methods.map((method) => (
            <option key={method} value={method}>
              {method}
            </option>
          ))}
        </Select>
      </Field>
      <Field label="Rollback plan" optional error={errorAt("rollbackPlan")}>
        <Textarea
          value={form.rollbackPlan}
          onChange={(event) => set({ rollbackPlan: event.target.value })}
          rows={2}
          placeholder="What is undone in which order, and what cannot be undone."
        />
      </Field>
      <ThresholdRows plan={plan} />
    </Section>
  );
}
