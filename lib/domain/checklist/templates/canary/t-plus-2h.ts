import type { TemplatePhase, TemplateSection } from "@/lib/domain/checklist/template";

const STABILITY: TemplateSection = {
  key: "stability",
  title: "Stability",
  items: [
    {
      key: "canary-two-hours-steady",
      title: "The service has been steady for two hours at 100 %",
      proof: "Link to the dashboard since the promotion, and who watched it.",
      verify: { how: "No alert fired, nobody had to intervene, and no panel drifts." },
      kind: "tick",
      owner: "primary-on-call",
      required: true,
      sources: ["CAN7.01"],
    },
    {
      key: "canary-reports-not-up",
      title: "Customers report no more problems than before",
      proof: "Number of reports since T-0 beside the usual number.",
      verify: { how: "The support lead confirms it; silence from support is no confirmation." },
      kind: "tick",
      owner: "support-lead",
      required: true,
      sources: ["CAN7.02"],
    },
    {
      key: "canary-business-normal",
      title: "The business figures are usual with all users",
      proof: "The figures since the promotion beside the same hours of an ordinary day.",
      verify: { how: "Compare with the same weekday and hours; explain every difference that is not the purpose of the release." },
      kind: "tick",
      owner: "expert",
      required: true,
      sources: ["CAN7.03"],
    },
    {
      key: "canary-resources-steady",
      title: "CPU, memory and connections hold their level",
      proof: "Readings of the pods beside requests and limits.",
      verify: {
        how: "Compare use with requests and limits, and with the baseline.",
        command: "kubectl top pods -n {{namespace}} -l app={{service}} --containers",
      },
      kind: "tick",
      owner: "primary-on-call",
      required: true,
      sources: ["CAN7.04"],
    },
  ],
};

const PUBLISHED: TemplateSection = {
  key: "published",
  title: "Published",
  items: [
    {
      key: "canary-report-published",
      title: "The report with the decision of each stage is out",
      proof: "Link to the report.",
      verify: { how: "It gives times, readings, decisions and dissent of each stage, and its readers can open it." },
      kind: "tick",
      owner: "deployer",
      required: true,
      sources: ["CAN7.05"],
    },
    {
      key: "canary-success-announced",
      title: "Stakeholders know that the rollout succeeded",
      proof: "The message as sent, with its time and recipients.",
      verify: { how: "Everybody who received the notice before T-0 receives this one." },
      kind: "computed",
      computedFrom: "communications",
      owner: "communications-lead",
      required: true,
      sources: ["CAN7.06"],
    },
  ],
};

/** Two hours after the promotion to 100 %: the rollout is completed. Source: CAN7; SIGNOFF "Which gates are signed". */
export const CANARY_T_PLUS_2H: TemplatePhase = {
  key: "t-plus-2h",
  code: "T+2h",
  name: "Completion",
  kind: "forward",
  anchor: "promotion",
  offsetMinutes: 120,
  gate: { kind: "signed", base: [{ role: "deployer", count: 1 }], critical: [{ role: "approver", count: 1 }] },
  sections: [STABILITY, PUBLISHED],
};
