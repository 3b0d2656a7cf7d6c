"use client";

import { Pencil } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import type { PlanStep } from "@/lib/client/plan-errors";
import { filledRows, timesOf } from "@/lib/client/plan-form";
import { declaredAt, rungsOf, trackBody } from "@/lib/client/plan-tracks";
import { RELEASE_ROLE_NAMES, RELEASE_ROLES } from "@/lib/domain/access/roles";
import { gateOn } from "@/lib/domain/metrics/criterion";
import { metricName } from "@/lib/domain/metrics/metric";
import { gateText } from "@/lib/domain/metrics/metric-words";
import { CHANGE_KIND_NAMES, CRITICALITY_NAMES, SEVERITY_NAMES, STRATEGY_NAMES } from "@/lib/domain/release/release-words";
import { preferredRollbackMethod } from "@/lib/domain/release/rollback-choices";
import { CHANGE_NAMES } from "@/lib/domain/tailoring/profile-words";
import { profileWords } from "@/lib/domain/tailoring/service-profile";
import { formatSpan } from "@/lib/domain/time/axis";
import { longDayLabel, zoneTimes } from "@/lib/domain/time/format";
import type { Instant } from "@/lib/domain/time/instant";
import { KeepAnswers } from "./keep-answers";
import type { Plan } from "./use-plan";
import { WindowWarnings, windowOf } from "./window-warnings";

/** Everything that will be kept, each part with the way back to it. */
export function StepReview({ plan }: { plan: Plan }) {
  return (
    <>
      <Part title="What is released" step="profile" plan={plan}>
        <WhatFacts plan={plan} />
      </Part>
      <Part title="Checklist" step="profile" plan={plan}>
        <Facts facts={tailoringFacts(plan.form)} />
        <KeepAnswers plan={plan} />
      </Part>
      <Part title="What changes" step="profile" plan={plan}>
        <ChangeFacts plan={plan} />
      </Part>
      <Part title="The way back" step="profile" plan={plan}>
        <RollbackFacts plan={plan} />
      </Part>
      <Part title="People" step="people" plan={plan}>
        <PeopleFacts plan={plan} />
      </Part>
      <Part title="When" step="people" plan={plan}>
        <WhenFacts plan={plan} />
        <div className="mt-2">
          <WindowWarnings of={windowOf(plan.form)} zone={plan.viewerZone} />
        </div>
      </Part>
    </>
  );
}

type PartProps = { title: string; step: PlanStep; plan: Plan; children: ReactNode };

function Part({ title, step, plan, children }: PartProps) {
  return (
    <section aria-label={title} className="border-border-soft border-b px-6 py-3 last:border-0 max-md:px-4">
      <div className="flex items-center justify-between">
        <h2 className="font-semibold text-sm">{title}</h2>
        <Button variant="ghost" size="sm" aria-label={`Change: ${title}`} onClick={() => plan.go(step)}>
          <Pencil aria-hidden="true" />
          Change
        </Button>
      </div>
      {children}
    </section>
  );
}

type Fact = readonly [string, ReactNode];

/** Names and what stands for them; what was left empty says so. */
function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className="mt-1 grid grid-cols-[120px_minmax(0,1fr)] gap-x-3 gap-y-1 text-xs">
      {facts.map(([name, value]) => (
        <div key={name} className="contents">
          <dt className="text-subtle-foreground">{name}</dt>
          <dd className="min-w-0 whitespace-pre-wrap break-words">
            {value === "" || value === null ? <span className="text-subtle-foreground">not given</span> : value}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function WhatFacts({ plan: { form, service } }: { plan: Plan }) {
  return (
    <Facts
      facts={[
        ["Service", service?.name ?? ""],
        ["Versions", form.toVersion && <span className="font-mono">{`${form.fromVersion} to ${form.toVersion}`}</span>],
        ["Deployed to", [form.environment, form.namespace && `namespace ${form.namespace}`].filter(Boolean).join(", ")],
        ["Artifact", form.artifactDigest && <span className="break-all font-mono">{form.artifactDigest}</span>],
        ["Strategy", STRATEGY_NAMES[form.strategy]],
        ["Criticality", CRITICALITY_NAMES[form.criticality]],
        ...trackFacts(form),
      ]}
    />
  );
}

/** What the checklist is tailored to. */
function tailoringFacts({ isTailored, profile }: Plan["form"]): Fact[] {
  if (!isTailored) return [["Tailored to", "nothing: the whole template"]];
  return [
    ["Tailored to", profileWords(profile)],
    ["Besides code", profile.changes.map((fact) => CHANGE_NAMES[fact]).join(", ") || "nothing"],
  ];
}

/** What only a canary, or only a hotfix, is asked. */
function trackFacts(form: Plan["form"]): Fact[] {
  const { hotfix, gates = [] } = trackBody(form);
  if (hotfix) {
    const declared = form.hotfix.isEarlier ? declaredAt(form) : null;
    const times =
      declared &&
      `${longDayLabel(declared, form.zone)}, ${zoneTimes({ instant: declared, viewerZone: form.zone, releaseZone: form.zone })[0]}`;
    return [
      ["Severity", SEVERITY_NAMES[hotfix.severity]],
      ["What is broken", hotfix.description],
      ["Declared", form.hotfix.isEarlier ? (times ?? "") : "when it is planned"],
    ];
  }
  if (form.strategy !== "canary") return [];
  const limits = gates.map(
    (gate) =>
      `${metricName({ metric: gate.metric, name: gate.name ?? null })}: ${gateText(gateOn({ metric: gate.metric, name: gate.name ?? null }, gate))}`,
  );
  return [
    [
      "Stages",
      rungsOf(form.ladder)
        .map(({ percent, minutes }) => `${percent} % for ${formatSpan(minutes)}`)
        .join(", "),
    ],
    ["Gates", limits.join("\n")],
  ];
}

function ChangeFacts({ plan: { form } }: { plan: Plan }) {
  const changes = filledRows(form, "changes").map((change) => `${CHANGE_KIND_NAMES[change.kind]}: ${change.text}`);
  const risks = filledRows(form, "risks").map(({ risk, mitigation }) => `${risk}: ${mitigation}`);
  const links = filledRows(form, "links").map((link) => link.label);
  return (
    <Facts
      facts={[
        ["Changes", changes.join("\n")],
        ["Impact", form.impact],
        ["Risks", risks.join("\n")],
        ["Links", links.join(", ")],
      ]}
    />
  );
}

function RollbackFacts({ plan: { form } }: { plan: Plan }) {
  const limits = filledRows(form, "thresholds").map(({ metric, limit }) => `${metric}: ${limit}`);
  return (
    <Facts
      facts={[
        ["Method", preferredRollbackMethod(form)],
        ["Plan", form.rollbackPlan],
        ["Roll back when", limits.join("\n")],
      ]}
    />
  );
}

function PeopleFacts({ plan: { preview } }: { plan: Plan }) {
  const held = RELEASE_ROLES.flatMap((role): Fact[] => {
    const people = preview.roster.filter((entry) => entry.role === role).map((entry) => entry.person.name);
    return people.length > 0 ? [[RELEASE_ROLE_NAMES[role], people.join(", ")]] : [];
  });
  return <Facts facts={held.length > 0 ? held : [["Roster", ""]]} />;
}

function WhenFacts({ plan: { form, viewerZone } }: { plan: Plan }) {
  const times = timesOf(form);
  const both = (instant: Instant) => zoneTimes({ instant, viewerZone, releaseZone: form.zone }).join(" · ");
  return (
    <Facts
      facts={[
        ["T-0", times ? `${longDayLabel(times.plannedT0, form.zone)}, ${both(times.plannedT0)}` : ""],
        ["Window", times ? `${both(times.windowStart)} to ${both(times.windowEnd)}` : ""],
        ["Time zone", form.zone],
      ]}
    />
  );
}
