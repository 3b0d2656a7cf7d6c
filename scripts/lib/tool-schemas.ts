import { NoOperationTraceWriter, parseWorkflow } from "@actions/workflow-parser";
import { AnalysisTemplate } from "@kubernetes-models/argo-rollouts/argoproj.io/v1alpha1/AnalysisTemplate";
import { Rollout } from "@kubernetes-models/argo-rollouts/argoproj.io/v1alpha1/Rollout";
import { Alert } from "@kubernetes-models/flux-cd/notification.toolkit.fluxcd.io/v1beta3/Alert";
import { Provider } from "@kubernetes-models/flux-cd/notification.toolkit.fluxcd.io/v1beta3/Provider";
import { DestinationRule } from "@kubernetes-models/istio/networking.istio.io/v1/DestinationRule";
import { VirtualService } from "@kubernetes-models/istio/networking.istio.io/v1/VirtualService";
import { PrometheusRule } from "@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1/PrometheusRule";
import { IngressRoute } from "@kubernetes-models/traefik/traefik.io/v1alpha1/IngressRoute";
import { TraefikService } from "@kubernetes-models/traefik/traefik.io/v1alpha1/TraefikService";
import { Deployment } from "kubernetes-models/apps/v1/Deployment";
import { Job } from "kubernetes-models/batch/v1/Job";
import { Ingress } from "kubernetes-models/networking.k8s.io/v1/Ingress";
import { ConfigMap } from "kubernetes-models/v1/ConfigMap";
import { Service } from "kubernetes-models/v1/Service";
import { z } from "zod";
import { unreadFields } from "@/lib/domain/guidance/testing/unread-fields";

/** Kinds of clusters, each judged by the schema that its own project publishes. */
const MODELS = [
  Deployment,
  Service,
  Ingress,
  Rollout,
  AnalysisTemplate,
  VirtualService,
  DestinationRule,
  TraefikService,
  IngressRoute,
  PrometheusRule,
  ConfigMap,
  Job,
  Provider,
  Alert,
] as const;

const manifest = z.strictObject({
  apiVersion: z.string(),
  kind: z.string(),
  metadata: z.looseObject({ name: z.string().regex(/^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/) }),
  spec: z.looseObject({}).optional(),
  data: z.record(z.string(), z.string()).optional(),
});

const ofFlagger = { apiVersion: z.literal("flagger.app/v1beta1"), metadata: z.strictObject({ name: z.string(), namespace: z.string() }) };
const seconds = z.string().regex(/^\d+[sm]$/);

/** Nobody publishes the schema of Flagger's kinds as a package. Source: Flagger, custom resource definitions, as far as they are used. */
const FLAGGER = z.discriminatedUnion("kind", [
  z.strictObject({
    ...ofFlagger,
    kind: z.literal("MetricTemplate"),
    spec: z.strictObject({ provider: z.strictObject({ type: z.literal("prometheus"), address: z.url() }), query: z.string().min(1) }),
  }),
  z.strictObject({
    ...ofFlagger,
    kind: z.literal("Canary"),
    spec: z.strictObject({
      provider: z.enum(["istio", "nginx", "traefik"]),
      targetRef: z.strictObject({ apiVersion: z.literal("apps/v1"), kind: z.literal("Deployment"), name: z.string() }),
      service: z.strictObject({ port: z.int(), targetPort: z.union([z.int(), z.string()]) }),
      analysis: z.strictObject({
        interval: seconds,
        threshold: z.int().min(1),
        stepWeights: z.array(z.int().min(1).max(100)).min(1),
        metrics: z.array(
          z.strictObject({
            name: z.string(),
            templateRef: z.strictObject({ name: z.string(), namespace: z.string() }),
            thresholdRange: z.union([z.strictObject({ min: z.number() }), z.strictObject({ max: z.number() })]),
            interval: seconds,
          }),
        ),
        webhooks: z.array(
          z.strictObject({
            name: z.string(),
            type: z.enum(["confirm-rollout", "confirm-promotion", "rollback"]),
            url: z.url(),
            timeout: seconds,
            metadata: z.record(z.string(), z.string()),
          }),
        ),
      }),
    }),
  }),
]);

/** What is wrong with one document of a manifest, for a cluster that has the tools in it. Empty where nothing is. */
export function manifestProblems(document: unknown): string[] {
  const { apiVersion, kind } = manifest.parse(document);
  if (apiVersion.startsWith("flagger.app/")) return (FLAGGER.safeParse(document).error?.issues ?? []).map((issue) => JSON.stringify(issue));
  const Model = MODELS.find((one) => one.apiVersion === apiVersion && one.kind === kind);
  if (!Model) return [`There is no schema for ${apiVersion} ${kind}.`];
  // Not by making one of it: that copies every field, whether it is known or not.
  const read = (watched: object) => new Model().validate.call(watched);
  try {
    return unreadFields(manifest.parse(document), read).map((field) => `${kind} has no field ${field}.`);
  } catch (problem) {
    return [String(problem)];
  }
}

/** What is wrong with a workflow, as GitHub's own parser says. */
export function workflowProblems(content: string): string[] {
  const { context } = parseWorkflow({ name: "workflow.yaml", content }, new NoOperationTraceWriter());
  return context.errors.getErrors().map(({ message }) => message);
}

const job = z.strictObject({
  stage: z.enum(["test", "deploy"]),
  image: z.union([z.string(), z.strictObject({ name: z.string(), entrypoint: z.array(z.string()) })]),
  timeout: z.string().optional(),
  needs: z.array(z.string()).optional(),
  script: z.array(z.string()).min(1),
  after_script: z.array(z.string()).optional(),
  artifacts: z.strictObject({ reports: z.strictObject({ junit: z.string() }) }).optional(),
});

/** Kept strict, so that a misspelt keyword is found; gitlab-ci-local judges it by GitLab's schema besides. */
const PIPELINE = z.strictObject({ variables: z.record(z.string(), z.string()), test: job, "may-i-deploy": job, deploy: job });

export function pipelineProblems(document: unknown): string[] {
  return (PIPELINE.safeParse(document).error?.issues ?? []).map((issue) => JSON.stringify(issue));
}
