import type { Template } from "@/lib/domain/checklist/template";
import { STANDARD_TEMPLATE } from "@/lib/domain/checklist/templates/standard";
import type { CommandContext, ReleaseCommand } from "@/lib/domain/release/command";
import type { PersonRef, ReleaseState } from "@/lib/domain/release/state";
import { PEOPLE, type PersonKey, stateAfter } from "@/lib/domain/release/testing/fixture";
import type { BriefingContent } from "../content";

export const BRIEFING: BriefingContent = {
  headline: "Customers can use discount codes",
  features: [{ name: "Discount codes", text: "A field at checkout." }],
  behaviour: [{ name: "International tax", text: "Totals can differ from those of last week." }],
  issues: [{ name: "One code per order", text: "Codes cannot be combined." }],
  faq: [{ name: "The code does not work", text: "Check its spelling." }],
  escalation: [{ name: "Support lead", text: "Questions. Answers in 15 minutes." }],
};

/** Who is asked unless a test says otherwise. */
export const ASKED: readonly PersonRef[] = [PEOPLE.vera, PEOPLE.mia];

/** The computed item of `BRIEFED_TEMPLATE`. */
export const BRIEFED_ITEM = "support-briefed";

/** The standard template with an item that says that support was briefed, in T+15m. */
export const BRIEFED_TEMPLATE: Template = {
  ...STANDARD_TEMPLATE,
  phases: STANDARD_TEMPLATE.phases.map((phase) => {
    const [first, ...others] = phase.sections;
    if (phase.code !== "T+15m" || !first) return phase;
    const item = {
      key: BRIEFED_ITEM,
      title: "Support has read its briefing",
      proof: "Everybody who was asked has confirmed it.",
      kind: "computed",
      computedFrom: "briefing",
      owner: "support-lead",
      required: true,
      sources: ["INC1.06"],
    } as const;
    return { ...phase, sections: [{ ...first, items: [...first.items, item] }, ...others] };
  }),
};

type Publish = Partial<Extract<ReleaseCommand, { type: "briefing.publish" }>>;

/** The release after its next version was published, by a manager unless `who` says otherwise. */
export function published(state: ReleaseState, changes: Publish = {}, who: PersonKey = "max"): ReleaseState {
  const expectedVersion = state.briefings?.length ?? 0;
  return stateAfter(state, who, {
    type: "briefing.publish",
    expectedVersion,
    content: BRIEFING,
    isMaterial: false,
    asked: ASKED,
    ...changes,
  });
}

/** The release after the person has confirmed the version in force. */
export function confirmed(state: ReleaseState, who: PersonKey, changes: Partial<CommandContext> = {}): ReleaseState {
  return stateAfter(state, who, { type: "briefing.confirm", version: state.briefings?.length ?? 0 }, changes);
}
