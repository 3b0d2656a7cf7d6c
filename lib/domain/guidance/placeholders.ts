/** What a release does not know and a document needs: written as `mark` wherever it is missing, to be replaced by hand. */
export type Placeholder = {
  /** As it stands in the text, such as `<IMAGE REGISTRY>`. */
  readonly mark: string;
  readonly meaning: string;
};

export const MARKS = {
  name: { mark: "<KUBERNETES NAME>", meaning: "What the service is called in the cluster; its name here is none that Kubernetes takes" },
  namespace: { mark: "<NAMESPACE>", meaning: "The namespace in the cluster; the release names none that Kubernetes takes" },
  registry: { mark: "<IMAGE REGISTRY>", meaning: "Host and path of the registry that holds the image" },
  tag: { mark: "<IMAGE TAG>", meaning: "The tag of the image; the version of the release cannot be one" },
  version: { mark: "<NEW VERSION>", meaning: "The version that is released, as the label “version” of the metrics gives it" },
  stable: { mark: "<STABLE VERSION>", meaning: "The version that serves today, as the label “version” of the metrics gives it" },
  replicas: { mark: "<REPLICAS>", meaning: "How many pods run; a number" },
  port: { mark: "<CONTAINER PORT>", meaning: "The port that the container listens on; a number" },
  servicePort: { mark: "<SERVICE PORT>", meaning: "The port that others reach the service at; a number" },
  host: { mark: "<PUBLIC HOST>", meaning: "The name that users reach the service by, such as checkout.example.com" },
  ingressClass: { mark: "<INGRESS CLASS>", meaning: "The class that ingress-nginx serves in this cluster, such as nginx" },
  live: { mark: "<LIVENESS PATH>", meaning: "The path that answers while the process is sound, such as /health/live" },
  ready: { mark: "<READINESS PATH>", meaning: "The path that answers once requests can be served, such as /health/ready" },
  cpuRequest: { mark: "<CPU REQUEST>", meaning: "The processor time that a pod is promised, such as 500m" },
  memoryRequest: { mark: "<MEMORY REQUEST>", meaning: "The memory that a pod is promised, such as 1Gi" },
  cpuLimit: { mark: "<CPU LIMIT>", meaning: "The processor time that a pod may use at most, such as 1000m" },
  memoryLimit: { mark: "<MEMORY LIMIT>", meaning: "The memory that a pod may use at most, such as 2Gi" },
  prometheus: {
    mark: "<PROMETHEUS ADDRESS>",
    meaning: "Where Argo Rollouts reaches Prometheus, such as http://prometheus.monitoring:9090",
  },
  baseUrl: { mark: "<BASE URL>", meaning: "Where the service is reached, such as https://checkout.example.com" },
  critical: { mark: "<CRITICAL PATH>", meaning: "The path of the function that must work, such as /api/checkout/ping" },
} as const satisfies Record<string, Placeholder>;

/** Which of them stand in a text, in the order in which they are declared. */
export function placeholdersIn(text: string): Placeholder[] {
  return Object.values(MARKS).filter(({ mark }) => text.includes(mark));
}
