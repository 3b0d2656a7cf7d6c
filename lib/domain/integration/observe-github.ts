import { z } from "zod";
import type { Observation } from "./observation";
import { linkText, shortText, timeText, versionOf } from "./payload";

/** GitHub: `deployment`, `deployment_status`, `check_suite` and `release`. Source: GitHub, "Webhook events and payloads". */

const repository = z.object({ full_name: shortText, name: shortText, html_url: linkText });
const id = z.number().int();
const deployment = z.object({ id, ref: shortText, environment: shortText, task: shortText, created_at: timeText });

const deploymentPayload = z.object({ deployment, repository });
const statusPayload = z.object({
  deployment,
  deployment_status: z.object({ state: shortText, created_at: timeText, target_url: linkText, log_url: linkText }),
  repository,
});
const suitePayload = z.object({
  check_suite: z.object({
    id,
    head_branch: shortText,
    head_sha: shortText,
    conclusion: shortText,
    updated_at: timeText,
    app: z.object({ name: shortText }).nullish(),
  }),
  repository,
});
const releasePayload = z.object({
  action: shortText,
  release: z.object({ id, tag_name: shortText, html_url: linkText, published_at: timeText.nullish(), created_at: timeText }),
  repository,
});

const DEPLOYED: Record<string, Observation["outcome"]> = { success: "pass", failure: "fail", error: "fail" };
const CONCLUDED: Record<string, Observation["outcome"]> = {
  success: "pass",
  neutral: "pass",
  failure: "fail",
  timed_out: "fail",
  action_required: "fail",
  startup_failure: "fail",
};

/** Throws ZodError on what GitHub does not send. An event that is not among the four is no observation. */
export function observeGithub(event: string, payload: unknown): Observation[] {
  switch (event) {
    case "deployment": {
      const { deployment: made, repository: from } = deploymentPayload.parse(payload);
      return [{ ...deployed(made, from), event, outcome: null, observedAt: made.created_at, url: from.html_url }];
    }
    case "deployment_status": {
      const { deployment: made, deployment_status: status, repository: from } = statusPayload.parse(payload);
      const url = status.log_url || status.target_url || from.html_url;
      return [{ ...deployed(made, from), event, outcome: DEPLOYED[status.state] ?? null, observedAt: status.created_at, url }];
    }
    case "check_suite":
      return [observeSuite(suitePayload.parse(payload))];
    case "release":
      return [observeRelease(releasePayload.parse(payload))];
    default:
      return [];
  }
}

function deployed(made: z.infer<typeof deployment>, from: z.infer<typeof repository>) {
  const { full_name: subject, name: service } = from;
  const source = `deployment:${subject}:${made.id}`;
  return { source, subject, service, label: made.task, version: versionOf(made.ref), environment: made.environment };
}

function observeSuite({ check_suite: suite, repository: from }: z.infer<typeof suitePayload>): Observation {
  const { full_name: subject, name: service, html_url } = from;
  const label = suite.app?.name ?? "";
  return {
    event: "check_suite",
    source: `check_suite:${subject}:${suite.id}`,
    subject,
    service,
    label,
    version: versionOf(suite.head_branch),
    environment: "",
    outcome: CONCLUDED[suite.conclusion] ?? null,
    observedAt: suite.updated_at,
    url: html_url === "" ? "" : `${html_url}/commit/${encodeURIComponent(suite.head_sha)}/checks`,
  };
}

function observeRelease({ action, release, repository: from }: z.infer<typeof releasePayload>): Observation {
  const { full_name: subject, name: service } = from;
  return {
    event: "release",
    source: `release:${subject}:${release.id}`,
    subject,
    service,
    label: action,
    version: release.tag_name,
    environment: "",
    outcome: action === "published" ? "pass" : null,
    observedAt: release.published_at ?? release.created_at,
    url: release.html_url,
  };
}
