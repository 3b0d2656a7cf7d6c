"use client";

import { useId } from "react";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { RadioCards } from "@/components/ui/radio-cards";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import { STRATEGY_NAMES } from "@/lib/domain/release/release-words";
import { ROLLBACK_METHODS } from "@/lib/domain/release/rollback-choices";
import { STRATEGIES } from "@/lib/domain/release/state";
import { fitsHotfix } from "@/lib/domain/release/track-rules";
import { ChangeRows, RiskRows, ThresholdRows } from "./list-fields";
import { RowError } from "./row-list";
import type { PlanFields } from "./use-plan";

/** What is deployed, and where. */
export function VersionFields({ plan }: { plan: PlanFields }) {
  const { form, set, errorAt } = plan;
  return (
    <>
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
    </>
  );
}

/** How it is brought out; the way back follows from it. A hotfix has no steps in which it could grow. */
export function StrategyCards({ plan, isHotfix = false }: { plan: PlanFields; isHotfix?: boolean }) {
  const hintId = useId();
  const error = plan.errorAt("strategy");
  return (
    <div>
      <RadioCards
        label="Strategy"
        value={plan.form.strategy}
        onValueChange={(strategy) => plan.set({ strategy, rollbackMethod: "" }, "strategy")}
        options={STRATEGIES.map((value) => ({
          value,
          label: value === "rolling" ? "Rolling" : STRATEGY_NAMES[value],
          disabled: isHotfix && !fitsHotfix(value),
        }))}
        {...(isHotfix ? { describedBy: hintId } : {})}
      />
      {isHotfix ? (
        <p id={hintId} className="mt-1 text-subtle-foreground text-xs">
          A hotfix is rolled out at once, or by a switch; canary and feature flag are for releases that have the time.
        </p>
      ) : null}
      <RowError id="strategy-error" text={error} />
    </div>
  );
}

/** What people should know of the change. */
export function ChangeFields({ plan }: { plan: PlanFields }) {
  const { form, set, errorAt } = plan;
  return (
    <>
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
    </>
  );
}

/** How it is taken back, and at which readings. */
export function RollbackFields({ plan }: { plan: PlanFields }) {
  const { form, set, errorAt } = plan;
  const methods = ROLLBACK_METHODS[form.strategy];
  return (
    <>
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
    </>
  );
}
