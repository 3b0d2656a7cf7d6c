import { z } from "zod";

/** What clusters take for each kind that is made here, as far as it is used: strict, so that a misspelt field is found. */
const label = z.string().regex(/^[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/);
const dnsName = z.string().regex(/^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/);
const metadata = z.strictObject({ name: dnsName, namespace: dnsName, labels: z.record(z.string(), label).optional() });
const port = z.int().min(1).max(65_535);
const quantity = z.string().regex(/^\d+(m|Mi|Gi)$/);
const resources = z.strictObject({ cpu: quantity, memory: quantity });
const probe = z.strictObject({
  httpGet: z.strictObject({ path: z.string().startsWith("/"), port: z.literal("http") }),
  initialDelaySeconds: z.int(),
  periodSeconds: z.int(),
});
const container = z.strictObject({
  name: dnsName,
  image: z.string().regex(/^[a-z0-9./:-]+(@sha256:[0-9a-f]{64}|:[\w][\w.-]*)$/),
  ports: z.tuple([z.strictObject({ name: z.literal("http"), containerPort: port })]),
  resources: z.strictObject({ requests: resources, limits: resources }),
  livenessProbe: probe,
  readinessProbe: probe,
});
const workloadSpec = {
  replicas: z.int(),
  selector: z.strictObject({ matchLabels: z.record(z.string(), label) }),
  template: z.strictObject({
    metadata: z.strictObject({ labels: z.record(z.string(), label) }),
    spec: z.strictObject({ containers: z.tuple([container]) }),
  }),
};
const percent = z.string().regex(/^\d+%$/);
const step = z.union([
  z.strictObject({ setWeight: z.int().min(0).max(100) }),
  z.strictObject({
    pause: z.strictObject({
      duration: z
        .string()
        .regex(/^\d+m$/)
        .optional(),
    }),
  }),
  z.strictObject({ analysis: z.strictObject({ templates: z.array(z.strictObject({ templateName: dnsName })).min(1) }) }),
]);
const canary = z.strictObject({ canary: z.strictObject({ steps: z.array(step).min(1) }) });
const blueGreen = z.strictObject({
  blueGreen: z.strictObject({
    activeService: dnsName,
    previewService: dnsName,
    autoPromotionEnabled: z.boolean(),
    scaleDownDelaySeconds: z.int(),
  }),
});
const metric = z.strictObject({
  name: z.string(),
  interval: z.string(),
  count: z.int(),
  successCondition: z.string().regex(/^result\[0\] (<|>|>=) -?\d+(\.\d+)?$/),
  failureLimit: z.int(),
  provider: z.strictObject({ prometheus: z.strictObject({ address: z.url(), query: z.string().min(1) }) }),
});
const rule = z.strictObject({
  alert: z.string().regex(/^[A-Z][A-Za-z0-9]+$/),
  expr: z.string().min(1),
  labels: z.record(z.string(), z.string()),
  annotations: z.record(z.string(), z.string()),
});

export const KIND = z.discriminatedUnion("kind", [
  z.strictObject({
    apiVersion: z.literal("apps/v1"),
    kind: z.literal("Deployment"),
    metadata,
    spec: z.strictObject({
      ...workloadSpec,
      strategy: z.strictObject({
        type: z.literal("RollingUpdate"),
        rollingUpdate: z.strictObject({ maxUnavailable: percent, maxSurge: percent }),
      }),
    }),
  }),
  z.strictObject({
    apiVersion: z.literal("argoproj.io/v1alpha1"),
    kind: z.literal("Rollout"),
    metadata,
    spec: z.strictObject({ ...workloadSpec, strategy: z.union([canary, blueGreen]) }),
  }),
  z.strictObject({
    apiVersion: z.literal("argoproj.io/v1alpha1"),
    kind: z.literal("AnalysisTemplate"),
    metadata,
    spec: z.strictObject({ metrics: z.array(metric).min(1) }),
  }),
  z.strictObject({
    apiVersion: z.literal("v1"),
    kind: z.literal("Service"),
    metadata,
    spec: z.strictObject({
      selector: z.record(z.string(), label),
      ports: z.tuple([z.strictObject({ name: z.literal("http"), port, targetPort: z.literal("http") })]),
    }),
  }),
  z.strictObject({
    apiVersion: z.literal("monitoring.coreos.com/v1"),
    kind: z.literal("PrometheusRule"),
    metadata,
    spec: z.strictObject({ groups: z.tuple([z.strictObject({ name: dnsName, rules: z.array(rule).min(1) })]) }),
  }),
]);
