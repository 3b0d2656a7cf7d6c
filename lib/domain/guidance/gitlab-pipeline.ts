import type { GuidanceDocument } from "./document";
import { ASK_GATE, gateVariables, REPORT_DEPLOYMENT, REPORT_TESTS } from "./gate-commands";
import { TIMEOUT_MINUTES } from "./github-workflow";
import { MARKS } from "./placeholders";
import { yamlText } from "./yaml-text";

/** Has curl and a shell. The same as in docs/examples. */
export const CURL_IMAGE = "curlimages/curl:8.17.0";

/** Source: GitLab, "CI/CD YAML syntax reference"; docs/deploy-gates.md. */
export const GITLAB_PIPELINE: GuidanceDocument = {
  path: "gitlab-ci.yaml",
  title: "GitLab pipeline",
  group: "pipeline",
  language: "yaml",
  why: "Jobs for .gitlab-ci.yml: the tests as evidence, the question whether this release may be deployed, the deployment, and its report. TMINUS_TOKEN is a masked variable with an API token of the scopes “read” and “tick”. The images of the tests and the deployment need curl.",
  needs: {},
  write: (subject) => {
    const runUrl = "RUN_URL=$CI_PIPELINE_URL";
    const outcome = 'if [ "$CI_JOB_STATUS" = success ]; then OUTCOME=pass; else OUTCOME=fail; fi';
    return yamlText([
      {
        variables: gateVariables(subject),
        test: {
          stage: "test",
          image: MARKS.testImage.mark,
          script: [MARKS.testCommand.mark],
          after_script: [`${runUrl}\n${REPORT_TESTS}`],
          artifacts: { reports: { junit: "junit.xml" } },
        },
        "may-i-deploy": {
          stage: "deploy",
          image: { name: CURL_IMAGE, entrypoint: [""] },
          timeout: `${TIMEOUT_MINUTES}m`,
          script: [ASK_GATE],
        },
        deploy: {
          stage: "deploy",
          image: MARKS.deployImage.mark,
          needs: ["may-i-deploy"],
          script: [MARKS.deployCommand.mark],
          after_script: [`${runUrl}\n${outcome}\n${REPORT_DEPLOYMENT}`],
        },
      },
    ]);
  },
};
