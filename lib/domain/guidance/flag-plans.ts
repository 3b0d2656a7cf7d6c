import { USUAL_LADDER } from "@/lib/domain/checklist/templates/canary/ladder";
import { sharedStages } from "./canary-rollout";
import type { GuidanceDocument } from "./document";
import { type FlagStage, type FlagTool, TOOLS } from "./flag-tools";
import { MARKS } from "./placeholders";
import type { Subject } from "./subject";

/** Source: "Feature Flag Deployment" of the guide. One plan per platform that it names; a team takes the one that it has. */
export const FLAG_PLANS: readonly GuidanceDocument[] = TOOLS.map((tool) => ({
  path: `flag-${tool.key}.json`,
  title: `Stages of the flag for ${tool.name}`,
  group: "flag",
  language: "json",
  why: `What to send to ${tool.name} for each stage: off with the code deployed, internal users, then growing shares, each once the figures of the one before were read. The way back is one request. Shares are the stages of the release, or those of the guide. ${tool.note}`,
  needs: { facilities: ["flag-platform"] },
  obstacle: ({ details: { strategy, profile } }) =>
    strategy === "feature-flag" || profile?.changes.includes("feature-flagged")
      ? null
      : "It is for a feature flag, and no change of this release is guarded by one.",
  write: (subject) => `${JSON.stringify(planFor(tool, subject), null, 2)}\n`,
}));

function planFor(tool: FlagTool, subject: Subject) {
  const { environment } = subject.details;
  const requestsFor = (stage: FlagStage) => tool.requestsFor(stage, environment);
  return {
    tool: tool.name,
    flag: MARKS.flagKey.mark,
    environment,
    stages: stagesOf(subject).map(({ name, proceedWhen, ...stage }) => ({ name, proceedWhen, requests: requestsFor(stage) })),
    rollback: { name: "Off for everybody; nothing is deployed", requests: requestsFor({ kind: "off" }) },
    afterwards: "Once everybody has the feature and nothing speaks against it, remove the flag from the code and from here.",
  };
}

type PlannedStage = FlagStage & { readonly name: string; readonly proceedWhen: string };

function stagesOf(subject: Subject): PlannedStage[] {
  const own = sharedStages(subject).map(({ weightPercent, minimumMinutes }) => ({ percent: weightPercent, minutes: minimumMinutes }));
  const shares = own.length > 0 ? own : USUAL_LADDER.filter(({ percent }) => percent < 100);
  return [
    { kind: "off", name: "Off, with the code deployed", proceedWhen: "The deployment is healthy and nothing has changed for users." },
    { kind: "internal", name: "Internal users", proceedWhen: "They have used it, and the figures of the flag are as expected." },
    ...shares.map(({ percent, minutes }) => ({
      kind: "share" as const,
      percent,
      name: `${percent} % of users`,
      proceedWhen: `It was watched for ${minutes} minutes, and the figures were read.`,
    })),
    { kind: "share", percent: 100, name: "Everybody", proceedWhen: "It is decided that the feature stays." },
  ];
}
