import type { GuidanceDocument } from "./document";
import { ASK_GATE, gateVariables } from "./gate-commands";
import { CURL_IMAGE } from "./gitlab-pipeline";
import { MARKS } from "./placeholders";
import { yamlText } from "./yaml-text";

const NEEDS = { platform: "kubernetes", facilities: ["git-ops"] } as const satisfies GuidanceDocument["needs"];

/** Source: Argo CD, "Resource hooks"; docs/examples/argo-cd-presync.yaml. */
export const ARGO_CD_PRESYNC: GuidanceDocument = {
  path: "argo-cd-presync.yaml",
  title: "Gate before each sync of Argo CD",
  group: "pipeline",
  language: "yaml",
  why: "Lies beside the manifests: Argo CD begins no sync before this release has its go, and fails the sync on a no-go. The secret “tminus” in the namespace holds an API token with the scope “read” under “token”. Take the file out of Git once the release is over, or the next sync asks for it again.",
  needs: NEEDS,
  write: (subject) => {
    const { name, namespace } = subject;
    const { TMINUS_URL, RELEASE } = gateVariables(subject);
    const env = [
      { name: "TMINUS_URL", value: TMINUS_URL },
      { name: "RELEASE", value: RELEASE },
      { name: "TMINUS_TOKEN", valueFrom: { secretKeyRef: { name: "tminus", key: "token" } } },
    ];
    const container = { name: "gate", image: CURL_IMAGE, env, command: ["sh", "-c"], args: [ASK_GATE] };
    return yamlText([
      {
        apiVersion: "batch/v1",
        kind: "Job",
        metadata: {
          name: `${name}-gate`,
          namespace,
          labels: { app: `${name}-gate` },
          annotations: { "argocd.argoproj.io/hook": "PreSync", "argocd.argoproj.io/hook-delete-policy": "BeforeHookCreation" },
        },
        spec: {
          backoffLimit: 0,
          activeDeadlineSeconds: DEADLINE_SECONDS,
          template: { spec: { restartPolicy: "Never", containers: [container] } },
        },
      },
    ]);
  },
};

/** Longer than a gate is waited for. */
const DEADLINE_SECONDS = 5_400;

/** What T-Minus understands of Argo CD. Source: docs/integrations.md. */
const BODY = `{"application": "{{.app.metadata.name}}", "environment": "{{.app.spec.destination.namespace}}",
 "version": "{{.app.status.sync.revision}}", "status": "{{.app.status.operationState.phase}}",
 "observedAt": "{{.app.status.operationState.finishedAt}}", "url": "{{.context.argocdUrl}}/applications/{{.app.metadata.name}}"}
`;

/** Source: Argo CD, "Notifications", webhook service. */
export const ARGO_CD_NOTIFICATIONS: GuidanceDocument = {
  path: "argo-cd-notifications.yaml",
  title: "Argo CD tells of syncs",
  group: "pipeline",
  language: "yaml",
  why: "Merge it into the ConfigMap that is there. Make an integration of the kind Argo CD in the settings of the team; its address and secret go into the Secret “argocd-notifications-secret” as “tminus-address” and “tminus-secret”. Annotate the application with “notifications.argoproj.io/subscribe.tminus-synced.tminus” and no value. A rule of the integration then ticks an item.",
  needs: NEEDS,
  write: () => {
    const webhook = { url: "$tminus-address", headers: [{ name: "Authorization", value: "Bearer $tminus-secret" }] };
    const ended = "app.status.operationState != nil and app.status.operationState.phase in ['Succeeded', 'Error', 'Failed']";
    const trigger = [{ when: ended, oncePer: "app.status.operationState.finishedAt", send: ["tminus"] }];
    const data = {
      "service.webhook.tminus": yamlText([webhook]),
      "template.tminus": yamlText([{ webhook: { tminus: { method: "POST", body: BODY } } }]),
      "trigger.tminus-synced": yamlText([trigger]),
    };
    const metadata = { name: "argocd-notifications-cm", namespace: MARKS.argoNamespace.mark };
    return yamlText([{ apiVersion: "v1", kind: "ConfigMap", metadata, data }]);
  },
};
