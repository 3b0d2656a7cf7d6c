import { libraryItem } from "@/lib/domain/checklist/own-template/library-items";
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
  { phase, stepKeys, isOwn, ...known }: Known & { phase: TemplatePhase; stepKeys: ReadonlySet<string>; isOwn: boolean },
): ItemChoice {
  const isStep = stepKeys.has(item.key);
  const { isIn, rule, because } = verdictOn(item, { ...known, isStep, isOwn });
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

type About = Known & { readonly isStep: boolean; readonly isOwn: boolean };

function verdictOn({ key, condition }: TemplateItem, { facts, strategy, isStep, isOwn }: About): Verdict {
  if (isStep) return { isIn: true, rule: "strategy", because: "the strategy is carried out so" };
  // What the library has is explained as ever; what a team wrote is theirs.
  if (!condition && isOwn && libraryItem(key) === null) return { isIn: true, rule: "own-template", because: "your own template asks it" };
  if (!condition) return { isIn: true, rule: "template", because: "the template asks it of every release" };
  const answer = answerFor(condition.id);
  if (answer === null) return { isIn: true, rule: "condition-open", because: "only people on the release can say whether it applies" };
  const [holds, words] = typeof answer === "string" ? [facts.has(answer), FACT_WORDS[answer]] : [answer.holds({ facts, strategy }), answer];
  if (holds) return { isIn: true, rule: "condition-holds", because: words.yes };
  return { isIn: false, rule: "condition-fails", because: words.no };
}
