import type { IntegrationDto, RuleDto } from "@/lib/contracts/integration";

export const KIND_LABELS: Record<IntegrationDto["kind"], string> = {
  github: "GitHub",
  gitlab: "GitLab",
  "argo-cd": "Argo CD",
  flux: "Flux",
  alertmanager: "Alertmanager",
};

/** How each proves itself, for whoever enters address and secret there. */
export const PROOF_HINTS: Record<IntegrationDto["kind"], string> = {
  github: "Enter both in the webhook's settings, content type application/json.",
  gitlab: "Enter the secret as signing token, or as secret token where there is none.",
  "argo-cd": "Send the secret as Authorization: Bearer, with the template of docs/integrations.md.",
  flux: "Make a provider of type generic-hmac with both.",
  alertmanager: "Make a webhook receiver whose http_config sends the secret as credentials.",
};

/** A new rule: matches everything of the first service, and does nothing until its item is named. */
export const emptyRule = (serviceId: string): RuleDto => ({
  name: "New rule",
  event: "",
  conditions: [],
  serviceId,
  sameVersion: true,
  sameEnvironment: false,
  action: { kind: "flag" },
});
