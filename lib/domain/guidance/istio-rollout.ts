import { canaryRollout } from "./canary-rollout";
import type { GuidanceDocument } from "./document";
import { clusterService } from "./workload";
import { yamlText } from "./yaml-text";

const SUBSETS = ["stable", "canary"] as const;

/** Source: worked example 2 of the guide; Argo Rollouts, "Istio", splitting by subsets of one service. */
export const ISTIO_ROLLOUT: GuidanceDocument = {
  path: "rollout-istio.yaml",
  title: "Rollout, canary behind Istio",
  group: "traffic",
  language: "yaml",
  why: "Instead of rollout.yaml where Istio is the mesh. Argo sets the weights of the route and the labels of the two subsets; leave both to it in Git. With another mesh take rollout.yaml.",
  needs: { strategies: ["canary"], platform: "kubernetes", facilities: ["rollout-controller", "service-mesh"] },
  write: (subject) => {
    const { name, namespace } = subject;
    const metadata = { name, namespace, labels: { app: name } };
    const [stable, canary] = SUBSETS;
    const route = [
      { destination: { host: name, subset: stable }, weight: 100 },
      { destination: { host: name, subset: canary }, weight: 0 },
    ];
    const istio = {
      virtualService: { name, routes: [PRIMARY] },
      destinationRule: { name, stableSubsetName: stable, canarySubsetName: canary },
    };
    const kind = (name: string, spec: object) => ({ apiVersion: "networking.istio.io/v1", kind: name, metadata, spec });
    return yamlText([
      canaryRollout(subject, { trafficRouting: { istio } }),
      clusterService(subject, name),
      kind("VirtualService", { hosts: [name], http: [{ name: PRIMARY, route }] }),
      kind("DestinationRule", { host: name, subsets: SUBSETS.map((one) => ({ name: one, labels: { app: name } })) }),
    ]);
  },
};

/** The route whose weights Argo sets. */
const PRIMARY = "primary";
