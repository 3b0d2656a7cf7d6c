import type { GuidanceDocument } from "./document";
import { ASK_GATE, gateVariables, REPORT_DEPLOYMENT, REPORT_TESTS } from "./gate-commands";
import { MARKS } from "./placeholders";
import { yamlText } from "./yaml-text";

/** Source: GitHub, "Workflow syntax"; docs/deploy-gates.md. */
export const GITHUB_WORKFLOW: GuidanceDocument = {
  path: "github-workflow.yaml",
  title: "GitHub workflow",
  group: "pipeline",
  language: "yaml",
  why: "Goes to .github/workflows. It hands the tests in as evidence, deploys once the go of this release is given, and ticks the deployment. The secret TMINUS_TOKEN holds an API token with the scopes “read” and “tick”. The answer to an open gate is waited for, for an hour at most.",
  needs: {},
  write: (subject) => {
    const steps = [
      { uses: "actions/checkout@v4" },
      { name: "Tests", run: MARKS.testCommand.mark },
      { name: "Evidence", if: "always()", run: REPORT_TESTS },
      { name: "May I deploy", run: ASK_GATE },
      { name: "Deploy", id: "deploy", run: MARKS.deployCommand.mark },
      {
        name: "Report",
        if: "always() && steps.deploy.outcome != 'skipped'",
        env: { OUTCOME: expression("steps.deploy.outcome == 'success' && 'pass' || 'fail'") },
        run: REPORT_DEPLOYMENT,
      },
    ];
    const env = {
      ...gateVariables(subject),
      TMINUS_TOKEN: expression("secrets.TMINUS_TOKEN"),
      RUN_URL: `${expression("github.server_url")}/${expression("github.repository")}/actions/runs/${expression("github.run_id")}`,
    };
    const deploy = { "runs-on": "ubuntu-latest", "timeout-minutes": TIMEOUT_MINUTES, env, steps };
    const name = `Deploy ${subject.name}`;
    return yamlText([{ name, on: { workflow_dispatch: {} }, permissions: { contents: "read" }, jobs: { deploy } }]);
  },
};

/** What GitHub puts in when the workflow runs. */
const expression = (text: string): string => `\${{ ${text} }}`;

/** Longer than a gate is waited for, with the tests and the deployment around it. */
export const TIMEOUT_MINUTES = 90;
