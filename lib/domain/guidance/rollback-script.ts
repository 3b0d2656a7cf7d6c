import { fillSnippet, snippetValues } from "@/lib/domain/checklist/snippet";
import { preferredRollbackMethod } from "@/lib/domain/release/rollback-choices";
import { type RollbackStep, rollbackSteps } from "@/lib/domain/release/rollback-steps";
import { ROLLBACK_METHOD_GUIDES } from "@/lib/domain/tailoring/guide/rollback-methods";
import { PLATFORM_NAMES } from "@/lib/domain/tailoring/profile-words";
import type { GuidanceDocument } from "./document";
import { shellWord } from "./shell-text";
import { clusterDetails } from "./subject";

/** Source: "Rollback Methods by Deployment Type" of the guide. */
export const ROLLBACK_SCRIPT: GuidanceDocument = {
  path: "rollback.sh",
  title: "Rollback",
  group: "rollback",
  language: "sh",
  why: "The way back that this release plans, step by step: it stops at the first command that fails, and waits where a person has to act. Read it before T-0. Other commands to the same end stand below as comments.",
  needs: {},
  obstacle: (subject) => {
    const steps = rollbackSteps(subject.details, preferredRollbackMethod(subject.details));
    if (steps.length === 0) return "The way back is in somebody’s own words: the rollback plan of the release tells of it.";
    const { profile } = subject.details;
    if (!profile || profile.platform === "kubernetes" || !steps.some(({ command }) => command?.startsWith("kubectl"))) return null;
    return `Its commands are those of Kubernetes; this service runs on ${PLATFORM_NAMES[profile.platform]}.`;
  },
  write: (subject) => {
    const details = clusterDetails(subject);
    const method = preferredRollbackMethod(details);
    const steps = rollbackSteps(details, method);
    const besides = ROLLBACK_METHOD_GUIDES.filter((one) => one.method === method).flatMap((one) => one.besides);
    const filled = besides.map(({ text, command }) => ({ text, command: command && fillSnippet(command, snippetValues(details)) }));
    return [...opening(method, steps), ...steps.flatMap(stepLines), ...besidesLines(filled), ""].join("\n");
  },
};

function opening(method: string, steps: readonly RollbackStep[]): string[] {
  const needsCommit = steps.some(({ command }) => command?.includes("$COMMIT"));
  return [
    "#!/bin/sh",
    `# Rollback: ${method}`,
    "set -eu",
    ...(needsCommit ? [`: "\${COMMIT:?Set it to the hash of the commit to take back}"`] : []),
    ...(steps.some(({ command }) => command === null)
      ? ["by_hand() {", "  printf '%s\\nPress Enter when it is done. ' \"$1\"", "  read -r _", "}"]
      : []),
  ];
}

function stepLines({ text, command }: RollbackStep): string[] {
  return ["", ...(command === null ? [`by_hand ${shellWord(text)}`] : [`echo ${shellWord(text)}`, command])];
}

function besidesLines(steps: readonly RollbackStep[]): string[] {
  if (steps.length === 0) return [];
  return ["", "# Besides:", ...steps.flatMap(({ text, command }) => [`# ${text}`, ...(command === null ? [] : [`#   ${command}`])])];
}
