import { preferredRollbackMethod } from "@/lib/domain/release/rollback-choices";
import { rollbackSteps } from "@/lib/domain/release/rollback-steps";
import type { RollbackStep } from "@/lib/domain/release/rollback-ways";
import { besidesOf } from "@/lib/domain/tailoring/guide/way-back";
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
    return steps.length === 0 ? "The way back is in somebody’s own words: the rollback plan of the release tells of it." : null;
  },
  write: (subject) => {
    const details = clusterDetails(subject);
    const method = preferredRollbackMethod(details);
    const steps = rollbackSteps(details, method);
    const besides = besidesOf(details, method).flatMap(({ points }) => points);
    return [...opening(method, steps), ...steps.flatMap(stepLines), ...besidesLines(besides), ""].join("\n");
  },
};

function opening(method: string, steps: readonly RollbackStep[]): string[] {
  const needed = [
    ...new Set(steps.flatMap(({ command }) => [...(command ?? "").matchAll(/\$(?<name>[A-Z_]+)/g)].map((one) => one.groups?.name ?? ""))),
  ];
  return [
    "#!/bin/sh",
    `# Rollback: ${method}`,
    "set -eu",
    ...needed.map((name) => `: "\${${name}:?Set it first; the step that needs it says to what}"`),
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
