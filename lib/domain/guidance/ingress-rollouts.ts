import { canaryRollout } from "./canary-rollout";
import type { GuidanceDocument } from "./document";
import { MARKS } from "./placeholders";
import type { Subject } from "./subject";
import { clusterService } from "./workload";
import { yamlText } from "./yaml-text";

const NEEDS = {
  strategies: ["canary"],
  platform: "kubernetes",
  facilities: ["rollout-controller"],
  without: "service-mesh",
} as const satisfies GuidanceDocument["needs"];

/** Source: Argo Rollouts, "Nginx". */
export const NGINX_ROLLOUT: GuidanceDocument = {
  path: "rollout-nginx.yaml",
  title: "Rollout, canary behind NGINX",
  group: "traffic",
  language: "yaml",
  why: "Instead of rollout.yaml where ingress-nginx splits the traffic. Argo makes a second ingress beside this one, with the annotations “canary” and “canary-weight”, and takes it away again. Requests inside the cluster that do not pass the ingress are not split.",
  needs: NEEDS,
  write: (subject) => {
    const { name, namespace } = subject;
    const { stableService, canaryService } = servicesOf(subject);
    const backend = { service: { name: stableService, port: { name: "http" } } };
    const ingress = {
      apiVersion: "networking.k8s.io/v1",
      kind: "Ingress",
      metadata: { name, namespace, labels: { app: name } },
      spec: {
        ingressClassName: MARKS.ingressClass.mark,
        rules: [{ host: MARKS.host.mark, http: { paths: [{ path: "/", pathType: "Prefix", backend }] } }],
      },
    };
    const trafficRouting = { nginx: { stableIngress: name } };
    return yamlText([
      canaryRollout(subject, { stableService, canaryService, trafficRouting }),
      clusterService(subject, stableService),
      clusterService(subject, canaryService),
      ingress,
    ]);
  },
};

/** Source: Argo Rollouts, "Traefik". Weights are left out, so that those that Argo sets are no drift from Git. */
export const TRAEFIK_ROLLOUT: GuidanceDocument = {
  path: "rollout-traefik.yaml",
  title: "Rollout, canary behind Traefik",
  group: "traffic",
  language: "yaml",
  why: "Instead of rollout.yaml where Traefik splits the traffic. Argo sets the weights of the TraefikService. Start its controller with “--traefik-api-group=traefik.io --traefik-api-version=traefik.io/v1alpha1”, or it looks for the group of older Traefiks.",
  needs: NEEDS,
  write: (subject) => {
    const { name, namespace } = subject;
    const metadata = { name, namespace, labels: { app: name } };
    const { stableService, canaryService } = servicesOf(subject);
    const services = [stableService, canaryService].map((one) => ({ name: one, port: MARKS.servicePort.mark }));
    const match = `Host(\`${MARKS.host.mark}\`)`;
    const kind = (name: string, spec: object) => ({ apiVersion: "traefik.io/v1alpha1", kind: name, metadata, spec });
    return yamlText([
      canaryRollout(subject, { stableService, canaryService, trafficRouting: { traefik: { weightedTraefikServiceName: name } } }),
      clusterService(subject, stableService),
      clusterService(subject, canaryService),
      kind("TraefikService", { weighted: { services } }),
      kind("IngressRoute", { routes: [{ kind: "Rule", match, services: [{ kind: "TraefikService", name }] }] }),
    ]);
  },
};

/** Argo adds to the selector of each which pods are behind it. */
const servicesOf = ({ name }: Subject) => ({ stableService: `${name}-stable`, canaryService: `${name}-canary` });
