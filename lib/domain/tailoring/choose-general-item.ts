import type { GeneralItem } from "@/lib/domain/checklist/general/general-item";
import type { TemplatePhase } from "@/lib/domain/checklist/template";
import { FACT_WORDS } from "./fact-words";
import { type Fact, isTelling, type Profile } from "./profile";
import type { RuleId } from "./rules";
import type { ItemChoice } from "./tailoring";

type Known = {
  readonly profile: Profile;
  readonly facts: ReadonlySet<Fact>;
  readonly phase: TemplatePhase | null;
  /** Keys of the items of the template that are in, by the ids that they restate and by themselves. */
  readonly restating: ReadonlyMap<string, string>;
};
type Verdict = { readonly isIn: boolean; readonly isBlocking?: boolean; readonly rule: RuleId; readonly because: string };

/** What becomes of an item of the general lists. */
export function chooseGeneralItem(item: GeneralItem, known: Known): ItemChoice {
  const { phase } = known;
  const twin = [item.key, ...item.sources].map((id) => known.restating.get(id)).find((key) => key !== undefined) ?? null;
  const verdict: Verdict = twin
    ? { isIn: true, rule: "restated", because: "an item of the template says the same" }
    : verdictOn(item, known);
  return {
    key: item.key,
    title: item.title,
    sources: item.sources,
    origin: "general",
    isIn: verdict.isIn && (phase !== null || twin !== null),
    isBlocking: verdict.isBlocking ?? false,
    phase: phase && { key: phase.key, code: phase.code },
    rule: verdict.rule,
    because: verdict.because,
    restatedBy: twin,
  };
}

function verdictOn({ when, weight }: GeneralItem, { profile, facts }: Known): Verdict {
  const held = when?.filter((one) => facts.has(one)) ?? [];
  const lacking = when?.[0];
  if (lacking && held.length === 0) return { isIn: false, rule: "no-fact", because: FACT_WORDS[lacking].no };
  const fact = held.find(isTelling);
  if (profile.criticality === "hotfix") return inEmergency(weight, fact);
  if (weight !== "blocking") return fact ? aboutFact({ weight, fact, profile }) : aboutNothing(weight, profile);
  return { isIn: true, isBlocking: true, rule: fact ? "fact" : "blocking", because: because(fact, "the guide asks it of every release") };
}

const because = (fact: Fact | undefined, otherwise: string): string => (fact ? FACT_WORDS[fact].yes : otherwise);

function inEmergency(weight: GeneralItem["weight"], fact: Fact | undefined): Verdict {
  if (weight === "blocking" && fact) return { isIn: true, isBlocking: true, rule: "fact", because: FACT_WORDS[fact].yes };
  return { isIn: false, rule: "emergency", because: "an emergency takes its own list" };
}

/** Much hangs on the release, or little risk is borne. */
export function isStrict({ criticality, riskTolerance }: Pick<Profile, "criticality" | "riskTolerance">): boolean {
  return criticality === "critical" || riskTolerance === "conservative";
}

function aboutFact({ weight, fact, profile }: { weight: "careful" | "advisory"; fact: Fact; profile: Profile }): Verdict {
  const words = FACT_WORDS[fact].yes;
  if (weight === "careful" && isStrict(profile)) return { isIn: true, isBlocking: true, rule: "fact-strict", because: words };
  if (weight === "advisory" && profile.riskTolerance === "aggressive" && profile.criticality !== "critical") {
    return { isIn: false, rule: "lenient", because: "you bear much risk, and it is advice" };
  }
  return { isIn: true, rule: "fact", because: words };
}

function aboutNothing(weight: "careful" | "advisory", { criticality, riskTolerance }: Profile): Verdict {
  if (riskTolerance === "conservative") {
    const isBlocking = weight === "careful";
    return { isIn: true, isBlocking, rule: isBlocking ? "strict" : "conservative", because: "you bear little risk" };
  }
  if (weight === "careful" && criticality === "critical") return { isIn: true, rule: "grave", because: "much hangs on this release" };
  return { isIn: false, rule: "unasked", because: "it is asked only where much hangs on the release or you bear little risk" };
}
