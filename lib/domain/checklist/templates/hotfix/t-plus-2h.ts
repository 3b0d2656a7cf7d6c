import type { TemplatePhase, TemplateSection } from "@/lib/domain/checklist/template";

const RESOLVED: TemplateSection = {
  key: "resolved",
  title: "Resolved",
  items: [
    {
      key: "hotfix-two-hours-steady",
      title: "The service has been steady for two hours",
      proof: "Link to the dashboard from T-0 to T+2h, and who watched it.",
      verify: { how: "Two hours at least since T-0 without an alert and without anybody having to intervene." },
      kind: "tick",
      owner: "primary-on-call",
      required: true,
      sources: ["FIX8.01"],
    },
    {
      key: "issue-resolved",
      title: "The problem is fully resolved",
      proof: "The statement of the commander, with the figures it rests on.",
      verify: { how: "Impact, reports and readings of the assessment are all back where they belong." },
      kind: "tick",
      owner: "commander",
      required: true,
      sources: ["FIX8.02"],
    },
    {
      key: "team-stood-down",
      title: "The people on call can go back to their day",
      proof: "The message that ends the call, with who stays reachable.",
      verify: { how: "The commander ends the call; one person remains named for the next 24 hours." },
      kind: "tick",
      owner: "commander",
      required: true,
      sources: ["FIX8.06"],
    },
  ],
};

const MESSAGES: TemplateSection = {
  key: "messages",
  title: "Messages",
  items: [
    {
      key: "status-page-resolved",
      title: "The status page says that the incident is resolved",
      proof: "Link to the entry with its time.",
      verify: { how: "Open the public page without being signed in." },
      kind: "computed",
      computedFrom: "communications",
      owner: "communications-lead",
      required: true,
      sources: ["FIX8.03"],
    },
    {
      key: "customers-told",
      title: "Customers have been told that it is resolved",
      proof: "The message as sent, with its time and recipients.",
      verify: { how: "Everybody who was told of the problem is told of its end." },
      kind: "computed",
      computedFrom: "communications",
      owner: "communications-lead",
      required: true,
      sources: ["FIX8.04"],
    },
    {
      key: "hotfix-stakeholders-told",
      title: "Stakeholders know that it is over and what follows",
      proof: "The message as sent, with its time and recipients.",
      verify: { how: "It gives duration, impact and cause as far as known, and the date of the post-mortem." },
      kind: "computed",
      computedFrom: "communications",
      owner: "communications-lead",
      required: true,
      sources: ["FIX8.05"],
    },
  ],
};

/** Two hours after: the incident is closed. Source: FIX8. */
export const HOTFIX_T_PLUS_2H: TemplatePhase = {
  key: "t-plus-2h",
  code: "T+2h",
  name: "Incident closure",
  kind: "forward",
  anchor: "actual",
  offsetMinutes: 120,
  gate: { kind: "closed" },
  sections: [RESOLVED, MESSAGES],
};
