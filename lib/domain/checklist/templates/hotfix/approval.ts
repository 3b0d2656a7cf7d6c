import type { TemplatePhase, TemplateSection } from "@/lib/domain/checklist/template";

const PLANS: TemplateSection = {
  key: "plans",
  title: "Plans",
  items: [
    {
      key: "hotfix-plan-read",
      title: "Deployer and commander have gone through the plan",
      proof: "Link to the plan with steps, strategy and expected duration.",
      verify: { how: "Each step has somebody who does it, and something that shows it worked." },
      kind: "tick",
      owner: "deployer",
      required: true,
      sources: ["FIX4.01"],
    },
    {
      key: "hotfix-rollback-planned",
      title: "The way back is known and possible",
      proof: "Method, steps and expected duration of the way back.",
      verify: {
        how: "The revision to return to still exists; the plan says what happens to data written meanwhile.",
        command: "kubectl rollout history deployment/{{service}} -n {{namespace}}",
      },
      kind: "tick",
      owner: "deployer",
      required: true,
      sources: ["FIX4.02"],
    },
  ],
};

const CONSENT: TemplateSection = {
  key: "consent",
  title: "Consent and messages",
  items: [
    {
      key: "commander-agrees",
      title: "The incident commander agrees to the deployment",
      proof: "The sign-off of this phase.",
      verify: { how: "The sign-off of the commander stands and the content has not changed since." },
      kind: "computed",
      computedFrom: "sign-off",
      owner: "commander",
      required: true,
      sources: ["FIX4.03"],
    },
    {
      key: "change-management-told",
      title: "When change management hears of the hotfix",
      proof: "The change record, or the obligation to file it afterwards.",
      verify: { how: "Told before is a record with its number; told afterwards leaves an obligation with an owner and a date." },
      kind: "choice",
      options: [
        { key: "before", label: "Told before the deployment" },
        { key: "afterwards", label: "Filed afterwards, as an obligation" },
      ],
      owner: "commander",
      required: true,
      sources: ["FIX4.04"],
    },
    {
      key: "hotfix-customer-text-ready",
      title: "The text for customers is ready to be sent",
      proof: "Link to the approved text.",
      verify: { how: "It says what was wrong, since when, what is being done and when the next word comes." },
      kind: "tick",
      owner: "communications-lead",
      required: true,
      sources: ["FIX4.05"],
    },
  ],
};

/** The go of a hotfix: approver and commander. Source: FIX4; SIGNOFF "Which gates are signed". */
export const APPROVAL: TemplatePhase = {
  key: "approval",
  code: "Approve",
  name: "Approval",
  kind: "forward",
  anchor: "declaration",
  offsetMinutes: 0,
  gate: {
    kind: "signed",
    base: [
      { role: "approver", count: 1 },
      { role: "commander", count: 1 },
    ],
    critical: [],
  },
  sections: [PLANS, CONSENT],
};
