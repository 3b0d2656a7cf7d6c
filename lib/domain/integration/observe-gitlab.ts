import { z } from "zod";
import type { Observation } from "./observation";
import { linkText, shortText, timeText, versionOf } from "./payload";

/** GitLab: pipelines and deployments. Source: GitLab, "Webhook events". */

const project = z.object({ name: shortText, path_with_namespace: shortText, web_url: linkText });
const pipelinePayload = z.object({
  object_attributes: z.object({
    id: z.number().int(),
    ref: shortText,
    status: shortText,
    name: shortText,
    created_at: timeText,
    finished_at: timeText.nullish(),
    url: linkText,
  }),
  project,
});
const deploymentPayload = z.object({
  deployment_id: z.number().int(),
  status: shortText,
  status_changed_at: timeText,
  environment: shortText,
  ref: shortText,
  deployable_url: linkText,
  project,
});
const kindPayload = z.object({ object_kind: z.string().max(60) });

const OUTCOMES: Record<string, Observation["outcome"]> = { success: "pass", failed: "fail" };

/** Throws ZodError on what GitLab does not send. The kind is read from the body, which the signature covers. */
export function observeGitlab(payload: unknown): Observation[] {
  const { object_kind: kind } = kindPayload.parse(payload);
  if (kind === "pipeline") return [observePipeline(pipelinePayload.parse(payload))];
  return kind === "deployment" ? [observeDeployment(deploymentPayload.parse(payload))] : [];
}

function observePipeline({ object_attributes: run, project: from }: z.infer<typeof pipelinePayload>): Observation {
  return {
    event: "pipeline",
    source: `pipeline:${from.path_with_namespace}:${run.id}`,
    subject: from.path_with_namespace,
    service: from.name,
    label: run.name,
    version: versionOf(run.ref),
    environment: "",
    outcome: OUTCOMES[run.status] ?? null,
    observedAt: run.finished_at ?? run.created_at,
    url: run.url || (from.web_url === "" ? "" : `${from.web_url}/-/pipelines/${run.id}`),
  };
}

function observeDeployment(run: z.infer<typeof deploymentPayload>): Observation {
  return {
    event: "deployment",
    source: `deployment:${run.project.path_with_namespace}:${run.deployment_id}`,
    subject: run.project.path_with_namespace,
    service: run.project.name,
    label: "",
    version: versionOf(run.ref),
    environment: run.environment,
    outcome: OUTCOMES[run.status] ?? null,
    observedAt: run.status_changed_at,
    url: run.deployable_url || run.project.web_url,
  };
}
