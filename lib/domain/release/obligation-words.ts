import type { Obligation } from "./obligation";
import { type ObligationRuleKey, ruleKeyOf } from "./obligation-rules";

const BY_HAND = "Somebody settles it, saying what was done and where to find it.";

/** What opens each thing that a release can owe and what closes it, as sentences for people: apart from the rules, which rooms load first. */
export const OBLIGATION_WORDS: Readonly<Record<ObligationRuleKey, { readonly cause: string; readonly closes: string }>> = {
  "report-24h": {
    cause: "The deployment was started.",
    closes: "Sending the 24-hour report closes it. So does an item that says it is published, where the checklist has one.",
  },
  "post-mortem": { cause: "The release was rolled back.", closes: "Sending the post-incident report closes it." },
  waiver: {
    cause: "An item was waived.",
    closes: "Setting the item again closes it, and so does the end of the waiver while the item can still be done.",
  },
  "change-management": {
    cause: "Change management is told of the hotfix after the fact.",
    closes: "Answering the item otherwise closes it. Once it is filed, somebody settles it, saying where and how it was judged.",
  },
  "permanent-fix": { cause: "A hotfix that is meant to be replaced was deployed.", closes: BY_HAND },
  baseline: { cause: "The release was deployed, and no item of its checklist renews the baseline.", closes: BY_HAND },
  documentation: { cause: "The release was deployed, and no item of its checklist asks for its documentation.", closes: BY_HAND },
  "blue-left": { cause: "The release was deployed blue-green.", closes: BY_HAND },
  "flag-left": { cause: "The release was deployed behind a flag.", closes: BY_HAND },
  "break-glass-review": {
    cause: "A gate was opened without sign-offs that it lacked.",
    closes: "Somebody who neither deployed nor broke the glass settles it, saying whether it was right.",
  },
  "break-glass-post-mortem": {
    cause: "A gate was opened without sign-offs that it lacked.",
    closes: "Sending the post-incident report closes it. Or somebody settles it, saying where the post-mortem is.",
  },
};

/** What closes it, as a sentence. */
export function closingText(obligation: Pick<Obligation, "rule" | "kind" | "title">): string {
  const key = ruleKeyOf(obligation);
  return key ? OBLIGATION_WORDS[key].closes : BY_HAND;
}
