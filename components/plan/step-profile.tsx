"use client";

import { RadioCards } from "@/components/ui/radio-cards";
import { chosenTemplate } from "@/lib/client/plan-tracks";
import { PLANNABLE_CRITICALITIES } from "@/lib/contracts/plan";
import { CRITICALITY_NAMES } from "@/lib/domain/release/release-words";
import type { ReleaseDetails } from "@/lib/domain/release/state";
import { fitsHotfix } from "@/lib/domain/release/track-rules";
import { GateRows } from "./gate-rows";
import { HotfixFields } from "./hotfix-fields";
import { LinkRows } from "./list-fields";
import { ChangeFields, RollbackFields, StrategyCards, VersionFields } from "./profile-fields";
import { Section } from "./section";
import { ServiceField } from "./service-field";
import { StageFields } from "./stage-fields";
import { ApplicationFields, ChangeFactFields, FacilityFields, ToleranceField } from "./tailoring-fields";
import { TemplateField } from "./template-field";
import type { Plan } from "./use-plan";

/** What is released, how, and what people should know of it. */
export function StepProfile({ plan }: { plan: Plan }) {
  const isHotfix = plan.form.criticality === "hotfix";
  const asked = plan.form.isTailored ? 6 : 3;
  const answers = answersOf(plan);
  return (
    <>
      <Section number={1} title="What is released">
        <ServiceField plan={plan} />
        <VersionFields plan={plan} />
      </Section>
      <Section number={2} title="Application" hint="decides what is checked, and how">
        <RadioCards
          label="Checklist"
          value={plan.form.isTailored ? "tailored" : "whole"}
          onValueChange={(value) => plan.set({ isTailored: value === "tailored" }, "checklist")}
          options={CHECKLISTS}
        />
        <TemplateField plan={plan} />
        {plan.form.isTailored ? <ApplicationFields {...answers} /> : null}
      </Section>
      <Section number={3} title="Criticality" hint="decides who signs">
        <RadioCards
          label="Criticality"
          value={plan.form.criticality}
          onValueChange={(criticality) => plan.set({ criticality, ...fitting(plan.form.strategy, criticality) }, "criticality")}
          options={PLANNABLE_CRITICALITIES.map((value) => ({ value, label: value === "hotfix" ? "Hotfix" : CRITICALITY_NAMES[value] }))}
        />
        {isHotfix ? <HotfixFields plan={plan} /> : null}
      </Section>
      {plan.form.isTailored ? <TailoringSections plan={plan} /> : null}
      <Section number={asked + 1} title="Strategy">
        <StrategyCards plan={plan} isHotfix={isHotfix} />
        {plan.form.strategy === "canary" && !isHotfix ? (
          <>
            {chosenTemplate(plan.form) ? null : <StageFields plan={plan} />}
            <GateRows plan={plan} />
          </>
        ) : null}
      </Section>
      <Section number={asked + 2} title="What changes, in words">
        <ChangeFields plan={plan} />
      </Section>
      <Section number={asked + 3} title="The way back">
        <RollbackFields plan={plan} />
      </Section>
      <Section number={asked + 4} title="Links" hint="ticket, dashboard, pull request">
        <LinkRows plan={plan} />
      </Section>
    </>
  );
}

const CHECKLISTS = [
  { value: "tailored", label: "Tailored to the answers" },
  { value: "whole", label: "The whole template" },
] as const;

/** The answers of the form, and how one of them is changed. */
function answersOf(plan: Plan) {
  const { profile } = plan.form;
  return { profile, onAnswer: (change: Partial<typeof profile>, from: string) => plan.set({ profile: { ...profile, ...change } }, from) };
}

function TailoringSections({ plan }: { plan: Plan }) {
  const answers = answersOf(plan);
  return (
    <>
      <Section number={4} title="Risk tolerance" hint="decides how much is asked">
        <ToleranceField {...answers} />
      </Section>
      <Section number={5} title="What changes besides code">
        <ChangeFactFields {...answers} />
      </Section>
      <Section number={6} title="What you have" hint="and which rules apply">
        <FacilityFields {...answers} />
      </Section>
    </>
  );
}

/** A strategy that a hotfix does not have gives way to the one that is quickest. */
function fitting(strategy: ReleaseDetails["strategy"], criticality: ReleaseDetails["criticality"]): Partial<Plan["form"]> {
  return criticality === "hotfix" && !fitsHotfix(strategy) ? { strategy: "rolling", rollbackMethod: "" } : {};
}
