import type { TemplatePhase, TemplateSection } from "@/lib/domain/checklist/template";

const PROBLEM: TemplateSection = {
  key: "problem",
  title: "The problem",
  items: [
    {
      key: "issue-reproduced",
      title: "The problem is real and can be reproduced",
      proof: "Steps that show it, with what was seen and when.",
      verify: { how: "A second person follows the steps and sees the same." },
      kind: "tick",
      owner: "primary-on-call",
      required: true,
      sources: ["FIX1.01"],
    },
    {
      key: "impact-known",
      title: "It is known whom it hits and what it costs",
      proof: "Number of users affected, functions concerned, and the loss per hour where there is one.",
      verify: { how: "Count from records rather than guess; say which figure is an estimate." },
      kind: "tick",
      owner: "commander",
      required: true,
      sources: ["FIX1.02"],
    },
    {
      key: "severity-set",
      title: "The severity of the incident",
      proof: "The severity picked here, with the reason for it.",
      verify: { how: "Take the level that the severity definitions give for this impact." },
      kind: "choice",
      options: [
        { key: "p0", label: "P0, critical" },
        { key: "p1", label: "P1, high" },
        { key: "p2", label: "P2, limited" },
      ],
      owner: "commander",
      required: true,
      sources: ["FIX1.03"],
    },
    {
      key: "cause-known",
      title: "The cause is known, or one explanation fits every fact",
      proof: "The cause, with the log line, trace or change that points to it.",
      verify: {
        how: "List what changed lately; the explanation says why it began when it did.",
        command: "git log --oneline --no-merges --since=7.days {{fromVersion}}",
      },
      kind: "tick",
      owner: "expert",
      required: true,
      sources: ["FIX1.06"],
    },
  ],
};

const RESPONSE: TemplateSection = {
  key: "response",
  title: "The response",
  items: [
    {
      key: "incident-declared",
      title: "The incident is declared, and whoever it concerns knows",
      proof: "The declaration and the message as sent, with time and recipients.",
      verify: { how: "The message says what is wrong, who is affected, who leads and when the next update comes." },
      kind: "computed",
      computedFrom: "communications",
      owner: "communications-lead",
      required: true,
      sources: ["FIX1.04"],
    },
    {
      key: "incident-call-open",
      title: "The incident call is open and everybody needed is in it",
      proof: "Link to the call and who is in it.",
      verify: { how: "Commander, deployer and the expert for the affected part have answered." },
      kind: "tick",
      owner: "commander",
      required: true,
      sources: ["FIX1.05"],
    },
    {
      key: "approach-chosen",
      title: "One way to fix it has been chosen",
      proof: "The way chosen in a sentence, and who decided.",
      verify: { how: "It removes the cause or its effect, and nobody in the call knows a smaller change that would." },
      kind: "tick",
      owner: "commander",
      required: true,
      sources: ["FIX1.07"],
    },
    {
      key: "workarounds-weighed",
      title: "Switching off or rolling back was weighed against a fix",
      proof: "The alternatives with the reason why each was taken or not.",
      verify: {
        how: "Ask first whether a feature flag or the previous revision ends the harm sooner than a new version.",
        command: "kubectl rollout history deployment/{{service}} -n {{namespace}}",
      },
      kind: "tick",
      owner: "commander",
      required: true,
      sources: ["FIX1.08"],
    },
  ],
};

/** From the declaration: what is wrong, how bad, and what to do. Source: FIX1. */
export const ASSESSMENT: TemplatePhase = {
  key: "assessment",
  code: "Assess",
  name: "Assessment",
  kind: "forward",
  anchor: "declaration",
  // The reference gives these phases no times; the time since the declaration is shown instead of a due time.
  offsetMinutes: 0,
  gate: { kind: "closed" },
  sections: [PROBLEM, RESPONSE],
};
