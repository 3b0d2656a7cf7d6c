import type { TemplatePhase, TemplateSection } from "@/lib/domain/checklist/template";

const RETURN: TemplateSection = {
  key: "return",
  title: "Return to the previous version",
  items: [
    {
      key: "hotfix-rollback-begun",
      title: "The rollback of the hotfix has begun without delay",
      proof: "The command or the commit that started it, with its time.",
      verify: {
        how: "Return to the previous revision; blue-green switches back.",
        command: "kubectl rollout undo deployment/{{service}} -n {{namespace}}",
      },
      kind: "tick",
      owner: "deployer",
      required: true,
      sources: ["FIX10.01"],
    },
    {
      key: "hotfix-previous-restored",
      title: "The last stable version runs on every pod again",
      proof: "Rollout status and the image of the pods.",
      verify: {
        how: "Follow the rollout to its end; the image is that of the previous version.",
        command: "kubectl rollout status deployment/{{service}} -n {{namespace}}",
      },
      kind: "tick",
      owner: "deployer",
      required: true,
      sources: ["FIX10.02"],
    },
  ],
};

const INCIDENT: TemplateSection = {
  key: "incident",
  title: "Back to the incident",
  items: [
    {
      key: "issue-unresolved-again",
      title: "The incident is open again and marked unresolved",
      proof: "The incident with its status and the time of the return.",
      verify: { how: "The commander has taken it up again, and nobody counts the hotfix as a fix." },
      kind: "tick",
      owner: "commander",
      required: true,
      sources: ["FIX10.03"],
    },
    {
      key: "other-mitigation-begun",
      title: "Another way to limit the harm is under way",
      proof: "The way taken, such as a switched-off feature or a correction by hand, and who does it.",
      verify: { how: "It begins to help before the next version can, and can be undone." },
      kind: "tick",
      owner: "commander",
      required: true,
      sources: ["FIX10.04"],
    },
    {
      key: "hotfix-rollback-announced",
      title: "Stakeholders know that the hotfix was taken back",
      proof: "The message as sent, with its time and recipients.",
      verify: { how: "It says that the problem persists, what is done instead and when the next update comes." },
      kind: "computed",
      computedFrom: "communications",
      owner: "communications-lead",
      required: true,
      sources: ["FIX10.05"],
    },
    {
      key: "failed-attempt-in-post-mortem",
      title: "The post-mortem will cover the failed hotfix too",
      proof: "The agenda of the post-mortem.",
      verify: { how: "The agenda asks why the tests before the deployment did not show it." },
      kind: "tick",
      owner: "commander",
      required: true,
      sources: ["FIX10.06"],
    },
  ],
};

/** The fix did not help, or did harm. Source: FIX10; SIGNOFF "closing a rollback". */
export const HOTFIX_ROLLBACK: TemplatePhase = {
  key: "rollback",
  code: "Rollback",
  name: "Hotfix rollback",
  kind: "rollback",
  anchor: "opening",
  offsetMinutes: 0,
  gate: {
    kind: "signed",
    base: [
      { role: "commander", count: 1 },
      { role: "approver", count: 1 },
    ],
    critical: [],
  },
  sections: [RETURN, INCIDENT],
};
