import { allItems } from "@/lib/domain/checklist/all-items";
import type { ItemChoice, Tailoring } from "@/lib/domain/tailoring/tailoring";

/** A tailored release as a page to read: the strategies, what came in beside the template and why, and what was left out and why. */
export function goldenText(name: string, { profile, advice, strategy, choices, template }: Tailoring): string {
  const { application, platform, criticality, riskTolerance, changes, facilities, compliance } = profile;
  const items = allItems(template);
  const lines = [
    `# ${name}`,
    "",
    `${application} on ${platform}, ${criticality}, ${riskTolerance}`,
    `changes: ${changes.join(", ") || "none"}; has: ${facilities.join(", ") || "nothing"}; rules: ${compliance.join(", ") || "none"}`,
    "",
    `Strategy: ${advice.map((one) => `${one.strategy} ${one.score}${one.isPossible ? "" : " (impossible)"}`).join(", ")}`,
    `Checklist: ${template.key} with ${strategy}, ${items.length} items, ${items.filter(({ required }) => required).length} hold a gate`,
  ];
  const added = choices.filter((one) => one.isIn && one.origin !== "template" && one.restatedBy === null);
  const dropped = choices.filter((one) => !one.isIn && one.origin !== "general");
  return `${[...lines, ...part("Added", added, "+"), ...part("Left out of the template", dropped, "-"), ...counts(choices)].join("\n")}\n`;
}

function part(title: string, choices: readonly ItemChoice[], sign: string): string[] {
  if (choices.length === 0) return [];
  return [
    "",
    `## ${title}`,
    "",
    ...choices.map(
      (one) =>
        `${sign} ${one.phase?.code ?? "nowhere"}: ${one.key}${one.isIn && !one.isBlocking ? " (advice)" : ""}, because ${one.because}`,
    ),
  ];
}

function counts(choices: readonly ItemChoice[]): string[] {
  const general = choices.filter(({ origin }) => origin === "general");
  const byRule = Map.groupBy(general, ({ rule }) => rule);
  return ["", "## General items by rule", "", ...[...byRule].map(([rule, own]) => `${rule}: ${own.length}`).toSorted()];
}
