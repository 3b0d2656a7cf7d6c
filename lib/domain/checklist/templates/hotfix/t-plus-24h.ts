import type { TemplatePhase, TemplateSection } from "@/lib/domain/checklist/template";
import { CONDITIONS } from "../conditions";

const UNDERSTOOD: TemplateSection = {
  key: "understood",
  title: "Understood",
  items: [
    {
      key: "timeline-written",
      title: "The timeline of the incident is written down",
      proof: "Link to the timeline: symptoms, decisions and people, each with its time.",
      verify: { how: "Somebody who was not there can follow it from the first symptom to the end." },
      kind: "tick",
      owner: "commander",
      required: true,
      sources: ["FIX9.01", "INC4.01"],
    },
    {
      key: "hotfix-post-mortem-dated",
      title: "The post-mortem has a date within 48 hours",
      proof: "The invitation with its time and participants.",
      verify: { how: "Those who decided and those who were affected have accepted." },
      kind: "tick",
      owner: "commander",
      required: true,
      sources: ["FIX9.02", "INC4.03"],
    },
    {
      key: "cause-analysed",
      title: "The root cause is found and explained",
      proof: "Link to the analysis.",
      verify: { how: "It explains why it happened, why then, and why nothing stopped it earlier." },
      kind: "tick",
      owner: "expert",
      required: true,
      sources: ["FIX9.03", "INC4.02"],
    },
  ],
};

const BETTER: TemplateSection = {
  key: "better-prepared",
  title: "Better prepared",
  items: [
    {
      key: "permanent-fix-planned",
      title: "The permanent fix has an owner and a date",
      proof: "Link to the planned work.",
      verify: { how: "It says when the hotfix is taken out again." },
      kind: "tick",
      owner: "deployer",
      required: true,
      condition: CONDITIONS.temporaryFix,
      sources: ["FIX9.04"],
    },
    {
      key: "monitoring-improved",
      title: "Monitoring would show such a problem earlier",
      proof: "Link to the new metric or dashboard.",
      verify: { how: "Replay the readings of the incident: it shows before the first report came." },
      kind: "tick",
      owner: "primary-on-call",
      required: true,
      sources: ["FIX9.05"],
    },
    {
      key: "alerts-extended",
      title: "An alert would now have caught it",
      proof: "The rule, and the test in which it fired.",
      verify: {
        how: "The rule is loaded and healthy, and fires on the readings of the incident.",
        command: "curl -fsS \"$PROMETHEUS_URL/api/v1/rules?type=alert\" | jq -r '.data.groups[].rules[] | [.name, .health, .state] | @tsv'",
      },
      kind: "tick",
      owner: "primary-on-call",
      required: true,
      condition: CONDITIONS.missedByAlerts,
      sources: ["FIX9.06"],
    },
  ],
};

const SHARED: TemplateSection = {
  key: "shared",
  title: "Shared",
  items: [
    {
      key: "hotfix-in-runbook",
      title: "The runbook tells how this hotfix was done",
      proof: "Link to the change of the runbook.",
      verify: { how: "Somebody who was not there could do it again from the text." },
      kind: "tick",
      owner: "deployer",
      required: true,
      sources: ["FIX9.07"],
    },
    {
      key: "lessons-shared",
      title: "The team has heard what was learned",
      proof: "Link to the message or the notes of the meeting.",
      verify: { how: "Those who were not on call have read or heard it." },
      kind: "tick",
      owner: "commander",
      required: true,
      sources: ["FIX9.08"],
    },
    {
      key: "prevention-ordered",
      title: "What would prevent it is listed in order of worth",
      proof: "Link to the list, each entry with an owner.",
      verify: { how: "Each entry names the step of the timeline that it would have prevented." },
      kind: "tick",
      owner: "commander",
      required: true,
      sources: ["FIX9.09"],
    },
  ],
};

/** A day after: the lessons are drawn, and the approver completes the release. Source: FIX9; SIGNOFF "Which gates are signed". */
export const HOTFIX_T_PLUS_24H: TemplatePhase = {
  key: "t-plus-24h",
  code: "T+24h",
  name: "Post-incident",
  kind: "forward",
  anchor: "actual",
  offsetMinutes: 1440,
  gate: { kind: "signed", base: [{ role: "approver", count: 1 }], critical: [] },
  sections: [UNDERSTOOD, BETTER, SHARED],
};
