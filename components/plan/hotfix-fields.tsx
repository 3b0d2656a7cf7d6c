"use client";

import { WallTimeField } from "@/components/calendar/wall-time-field";
import { Field } from "@/components/ui/field";
import { RadioCards } from "@/components/ui/radio-cards";
import { Textarea } from "@/components/ui/textarea";
import { HOTFIX_SEVERITIES } from "@/lib/domain/release/state";
import { isZone } from "@/lib/domain/time/zone";
import type { Plan } from "./use-plan";

const SEVERITIES = { critical: "Critical", high: "High" } as const;

/** What a hotfix mends, how bad that is, and since when somebody says so. */
export function HotfixFields({ plan }: { plan: Plan }) {
  const { form, set, errorAt } = plan;
  const { hotfix } = form;
  const change = (part: Partial<typeof hotfix>) => set({ hotfix: { ...hotfix, ...part } });
  return (
    <div className="space-y-3">
      <Question title="Severity">
        <RadioCards
          label="Severity"
          value={hotfix.severity}
          onValueChange={(severity) => change({ severity })}
          options={HOTFIX_SEVERITIES.map((value) => ({ value, label: SEVERITIES[value] }))}
        />
      </Question>
      <Field label="What is broken" required error={errorAt("hotfix.description") ?? errorAt("hotfix")}>
        <Textarea
          value={hotfix.description}
          onChange={(event) => change({ description: event.target.value })}
          rows={2}
          placeholder="What users cannot do, and how many of them."
        />
      </Field>
      <Question title="Declared" hint="the time since then is shown until it is over">
        <RadioCards
          label="Declared"
          value={hotfix.isEarlier ? "earlier" : "now"}
          onValueChange={(when) => change({ isEarlier: when === "earlier" })}
          options={[
            { value: "now", label: "When it is planned" },
            { value: "earlier", label: "Earlier" },
          ]}
        />
      </Question>
      {hotfix.isEarlier ? (
        <WallTimeField
          label="Declared at"
          value={hotfix.declared}
          onChange={(declared) => change({ declared })}
          zone={isZone(form.zone) ? form.zone : "UTC"}
          viewerZone={plan.viewerZone}
          error={errorAt("hotfix.declaredAt")}
          isChecked={plan.isChecked("profile")}
        />
      ) : null}
    </div>
  );
}

function Question({ title, hint, children }: { title: string; hint?: string; children: React.ReactNode }) {
  return (
    <div>
      <p className="mb-1 font-medium text-xs" aria-hidden="true">
        {title}
        {hint ? <span className="ml-2 font-normal text-subtle-foreground">{hint}</span> : null}
      </p>
      {children}
    </div>
  );
}
