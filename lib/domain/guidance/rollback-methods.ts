import { fillSnippet, snippetValues } from "@/lib/domain/checklist/snippet";
import { preferredRollbackMethod, ROLLBACK_METHODS } from "@/lib/domain/release/rollback-choices";
import { rollbackSteps } from "@/lib/domain/release/rollback-steps";
import type { RollbackStep } from "@/lib/domain/release/rollback-ways";
import { STRATEGIES } from "@/lib/domain/release/state";
import { ROLLBACK_METHOD_GUIDES, type RollbackMethodGuide } from "@/lib/domain/tailoring/guide/rollback-methods";
import type { GuidanceDocument } from "./document";
import { STRATEGY_WORDS } from "./fit";
import { markdownDocument } from "./markdown-document";
import { mdFence, mdText } from "./markdown-text";
import { clusterDetails, type Subject } from "./subject";

/** Source: "Rollback Methods by Deployment Type" of the guide. */
export const ROLLBACK_METHODS_DOCUMENT: GuidanceDocument = {
  path: "rollback-methods.md",
  title: "Every way back",
  group: "rollback",
  language: "md",
  why: "The commands of every method with the names of this release, for when the planned way back does not lead there. REVISION and COMMIT are read off the command before it.",
  needs: { platform: "kubernetes" },
  write: (subject) => {
    const { fromVersion, toVersion } = subject.details;
    const planned = preferredRollbackMethod(subject.details);
    const methods = [...new Set(ROLLBACK_METHOD_GUIDES.map(({ method }) => method))];
    const ordered = methods.toSorted((a, b) => Number(b === planned) - Number(a === planned));
    return markdownDocument(
      mdText(`Back from ${subject.name} ${toVersion} to ${fromVersion}`),
      ordered.flatMap((method) => methodLines(subject, method, method === planned)),
    );
  },
};

function methodLines(subject: Subject, method: string, isPlanned: boolean): string[] {
  const details = clusterDetails(subject);
  const guides = ROLLBACK_METHOD_GUIDES.filter((one) => one.method === method);
  return [
    `## ${mdText(method)}${isPlanned ? " (planned for this release)" : ""}`,
    "",
    `For ${strategiesOf(method).join(" and ")}.`,
    "",
    ...stepLines(rollbackSteps(details, method)),
    ...guides.flatMap((guide) => besidesLines(subject, guide, guides.length > 1)),
  ];
}

function besidesLines(subject: Subject, { heading, key, besides }: RollbackMethodGuide, isOneOfMany: boolean): string[] {
  const values = snippetValues(clusterDetails(subject));
  const filled = besides.map(({ text, command }) => ({ text, command: command && fillSnippet(command, values) }));
  const name = isOneOfMany ? `Besides, with ${GIT_OPS[key] ?? heading}` : "Besides";
  return [`### ${name}`, "", ...stepLines(filled)];
}

const strategiesOf = (method: string): string[] =>
  STRATEGIES.filter((one) => ROLLBACK_METHODS[one].includes(method)).map((one) => STRATEGY_WORDS[one]);

/** Names of the tools whose guides share a method. */
const GIT_OPS: Readonly<Record<string, string>> = { "argo-cd": "Argo CD", flux: "Flux" };

function stepLines(steps: readonly RollbackStep[]): string[] {
  return steps.flatMap(({ text, command }, index) => {
    const commands = command === null ? [] : ["", ...mdFence("sh", command)];
    return [`${index + 1}. ${mdText(text)}`, ...commands.map((line) => (line === "" ? "" : `   ${line}`)), ""];
  });
}
