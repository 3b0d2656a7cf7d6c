import type { TemplateItem, TemplatePhase } from "@/lib/domain/checklist/template";
import { answerFor } from "./conditions";
import { FACT_WORDS } from "./fact-words";
import type { Fact } from "./profile";
import type { RuleId } from "./rules";
import type { Strategy } from "./strategy-reasons";
import type { ItemChoice } from "./tailoring";

export type Known = { readonly facts: ReadonlySet<Fact>; readonly strategy: Strategy };
type Verdict = { readonly isIn: boolean; readonly rule: RuleId; readonly because: string };

/** What becomes of an item of the template: a condition is answered by the profile where it can be. */
export function chooseTemplateItem(
  item: TemplateItem,
  { phase, stepKeys, ...known }: Known & { phase: TemplatePhase; stepKeys: ReadonlySet<string> },
): ItemChoice {
  const isStep = stepKeys.has(item.key);
  const { isIn, rule, because } = verdictOn(item, { ...known, isStep });
  return {
    key: item.key,
    title: item.title,
    sources: item.sources,
    origin: isStep ? "strategy" : "template",
    isIn,
    isBlocking: isIn && item.required,
    phase: { key: phase.key, code: phase.code },
    rule,
    because,
    restatedBy: null,
  };
}

function verdictOn({ condition }: TemplateItem, { facts, strategy, isStep }: Known & { isStep: boolean }): Verdict {
  if (isStep) return { isIn: true, rule: "strategy", because: "the strategy is carried out so" };
  if (!condition) return { isIn: true, rule: "template", because: "the template asks it of every release" };
  const answer = answerFor(condition.id);
  if (answer === null) return { isIn: true, rule: "condition-open", because: "only people on the release can say whether it applies" };
  const [holds, words] = typeof answer === "string" ? [facts.has(answer), FACT_WORDS[answer]] : [answer.holds({ facts, strategy }), answer];
  if (holds) return { isIn: true, rule: "condition-holds", because: words.yes };
  return { isIn: false, rule: "condition-fails", because: words.no };
}
