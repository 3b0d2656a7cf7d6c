import type { SignOffRow } from "@/lib/domain/release/state";

const WORDS: Readonly<Record<string, string>> = {
  "self-approval": "Approves an own release",
  "approver-and-commander": "Signs as approver and commander",
  early: "Signed early",
  "nothing-required": "Nothing was required",
  "against-verdict": "Against the readings",
};

/** What a sign-off carries for everybody to see, in words, wherever it is shown. Source: SIGNOFF rule 8. */
export function labelWords({ labels }: Pick<SignOffRow, "labels">): string[] {
  return labels.map((label) => WORDS[label] ?? label);
}

/** The same behind the words for what somebody did: ` (approves an own release)`; empty where there is none. */
export function labelsInText(row: Pick<SignOffRow, "labels">): string {
  const words = labelWords(row).map((text) => `${text.charAt(0).toLowerCase()}${text.slice(1)}`);
  return words.length > 0 ? ` (${words.join(", ")})` : "";
}
