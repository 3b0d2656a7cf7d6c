import { AnalysisTemplate } from "@kubernetes-models/argo-rollouts/argoproj.io/v1alpha1/AnalysisTemplate";
import { Rollout } from "@kubernetes-models/argo-rollouts/argoproj.io/v1alpha1/Rollout";
import { DestinationRule } from "@kubernetes-models/istio/networking.istio.io/v1/DestinationRule";
import { VirtualService } from "@kubernetes-models/istio/networking.istio.io/v1/VirtualService";
import { PrometheusRule } from "@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1/PrometheusRule";
import { IngressRoute } from "@kubernetes-models/traefik/traefik.io/v1alpha1/IngressRoute";
import { TraefikService } from "@kubernetes-models/traefik/traefik.io/v1alpha1/TraefikService";
import { Deployment } from "kubernetes-models/apps/v1/Deployment";
import { Ingress } from "kubernetes-models/networking.k8s.io/v1/Ingress";
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
] as const;

const manifest = z.strictObject({
  apiVersion: z.string(),
  kind: z.string(),
  metadata: z.looseObject({ name: z.string().regex(/^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/) }),
  spec: z.looseObject({}).optional(),
  data: z.record(z.string(), z.string()).optional(),
});

/** What is wrong with one document of a manifest, for a cluster that has the tools in it. Empty where nothing is. */
export function manifestProblems(document: unknown): string[] {
  const { apiVersion, kind } = manifest.parse(document);
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
