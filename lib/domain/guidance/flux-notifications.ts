import type { GuidanceDocument } from "./document";
import { yamlText } from "./yaml-text";

/** Source: Flux, "Notification": providers of the type generic-hmac, alerts. */
export const FLUX_NOTIFICATIONS: GuidanceDocument = {
  path: "flux-notifications.yaml",
  title: "Flux tells of reconciliations",
  group: "pipeline",
  language: "yaml",
  why: "Make an integration of the kind Flux in the settings of the team; its address and secret go into the Secret “tminus” of the namespace as “address” and “token”. The Kustomization is taken to be called like the service and to be in its namespace. A rule of the integration then ticks an item, or raises a flag where Flux fails.",
  needs: { platform: "kubernetes", facilities: ["git-ops"] },
  write: ({ name, namespace, details }) => {
    const apiVersion = "notification.toolkit.fluxcd.io/v1beta3";
    const metadata = { name: `${name}-tminus`, namespace };
    return yamlText([
      { apiVersion, kind: "Provider", metadata, spec: { type: "generic-hmac", secretRef: { name: "tminus" } } },
      {
        apiVersion,
        kind: "Alert",
        metadata,
        spec: {
          providerRef: { name: metadata.name },
          eventSeverity: "info",
          eventSources: [{ kind: "Kustomization", name }],
          eventMetadata: { environment: details.environment },
        },
      },
    ]);
  },
};
