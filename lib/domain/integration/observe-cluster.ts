import { z } from "zod";
import type { Observation } from "./observation";
import { linkText, shortText, timeText, versionOf } from "./payload";

/** What runs in a cluster tells: Argo CD notifications, Flux notifications, Alertmanager. */

/** Argo CD sends what a template says; docs/integrations.md has the one that is understood here. */
const argoPayload = z.object({
  application: shortText,
  environment: shortText,
  version: shortText,
  status: shortText,
  observedAt: timeText,
  url: linkText,
});
const ARGO: Record<string, Observation["outcome"]> = {
  Succeeded: "pass",
  Healthy: "pass",
  Failed: "fail",
  Error: "fail",
  Degraded: "fail",
};

export function observeArgo(payload: unknown): Observation[] {
  const { application, environment, version, status, observedAt, url } = argoPayload.parse(payload);
  const source = `application:${application}:${environment}`;
  const told = { subject: application, service: application, label: status, version: versionOf(version), environment };
  return [{ event: "application", source, ...told, outcome: ARGO[status] ?? null, observedAt, url }];
}

const fluxPayload = z.object({
  involvedObject: z.object({ kind: shortText, namespace: shortText, name: shortText }),
  severity: shortText,
  timestamp: timeText,
  reason: shortText,
  metadata: z.record(z.string(), z.string().max(2_000)).nullish(),
});

/** An error fails whatever its reason is; of the rest only what succeeded tells a result. Source: Flux, "Events". */
export function observeFlux(payload: unknown): Observation[] {
  const { involvedObject, severity, timestamp, reason, metadata } = fluxPayload.parse(payload);
  const { kind, namespace, name } = involvedObject;
  const outcome = severity === "error" ? "fail" : reason.endsWith("Succeeded") ? "pass" : null;
  const at = (key: string) => metadata?.[key] ?? "";
  return [
    {
      event: kind,
      source: `${kind}:${namespace}:${name}`,
      subject: `${namespace}/${name}`,
      service: name,
      label: reason,
      version: versionOf(at("revision")),
      environment: at("environment") || namespace,
      outcome,
      observedAt: timestamp,
      url: linkText.safeParse(at("url")).data ?? "",
    },
  ];
}

const alertPayload = z.object({
  version: z.literal("4"),
  alerts: z
    .array(
      z.object({
        status: z.enum(["firing", "resolved"]),
        labels: z.record(z.string().max(200), z.string().max(2_000)),
        startsAt: timeText,
        endsAt: timeText,
        generatorURL: linkText,
        fingerprint: z.string().regex(/^[0-9a-f]{1,32}$/),
      }),
    )
    .max(200),
  externalURL: linkText,
});

/** One observation per alert: firing fails from its start on, resolved passes from its end on. Source: Alertmanager, "webhook_config". */
export function observeAlerts(payload: unknown): Observation[] {
  const { alerts, externalURL } = alertPayload.parse(payload);
  return alerts.map(({ status, labels, startsAt, endsAt, generatorURL, fingerprint }) => {
    const alert = labels.alertname ?? "alert";
    return {
      event: "alert",
      source: `alert:${fingerprint}`,
      subject: alert,
      service: labels.service ?? labels.app ?? labels.job ?? "",
      label: labels.severity ?? "",
      version: versionOf(labels.version ?? ""),
      environment: labels.environment ?? labels.env ?? "",
      outcome: status === "firing" ? "fail" : "pass",
      observedAt: status === "firing" ? startsAt : endsAt,
      url: generatorURL || externalURL,
    };
  });
}
