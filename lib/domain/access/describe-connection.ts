import type { TeamEvent } from "./team-event";

export type ConnectionEvent = Extract<TeamEvent, { type: `webhook.${string}` | `integration.${string}` | `metric-source.${string}` }>;

/** What somebody did to a webhook, an integration or a source of metrics. */
export function connectionText({ type, payload }: ConnectionEvent): string {
  switch (type) {
    case "webhook.created":
      return `made the webhook ${payload.webhook.name} to ${payload.webhook.url}`;
    case "webhook.changed":
      return payload.changes.url === undefined
        ? `changed the webhook ${payload.name}`
        : `changed where the webhook ${payload.name} goes, to ${payload.changes.url}`;
    case "webhook.secret-renewed":
      return `made a new secret for the webhook ${payload.name}`;
    case "webhook.enabled":
      return `switched the webhook ${payload.name} on`;
    case "webhook.disabled":
      return payload.cause === "gone"
        ? `switched the webhook ${payload.name} off: its receiver answered that it is gone for good (410)`
        : `switched the webhook ${payload.name} off`;
    case "webhook.removed":
      return `removed the webhook ${payload.name}`;
    case "integration.created":
      return `made the integration ${payload.integration.name}`;
    case "integration.rules-changed":
      return `changed the rules of the integration ${payload.name}, now ${payload.rules}`;
    case "integration.secret-renewed":
      return `made a new address and secret for the integration ${payload.name}`;
    case "integration.removed":
      return `removed the integration ${payload.name}`;
    case "metric-source.created":
      return `added the Prometheus ${payload.source.name} at ${payload.source.address}`;
    case "metric-source.changed":
      return payload.changes.address === undefined
        ? `changed the Prometheus ${payload.name}${payload.isSecretNew ? ", with another secret" : ""}`
        : `changed where the Prometheus ${payload.name} is asked, to ${payload.changes.address}`;
    case "metric-source.queries-changed":
      return `changed the queries of the Prometheus ${payload.name}, now ${payload.queries}`;
    case "metric-source.removed":
      return `removed the Prometheus ${payload.name}`;
  }
}
