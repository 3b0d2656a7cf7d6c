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
  digest: { mark: "<IMAGE DIGEST>", meaning: "The digest of the image, as the registry gives it; sha256 and so on" },
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
  flaggerProvider: { mark: "<FLAGGER PROVIDER>", meaning: "What splits the traffic for Flagger, such as istio, nginx or traefik" },
  readToken: { mark: "<READ TOKEN>", meaning: "An API token of this team with the scope “read” alone, kept out of Git" },
  testItem: { mark: "<TEST ITEM>", meaning: "The key of the item that the tests prove; the release has none of the usual ones" },
  deployedItem: {
    mark: "<DEPLOYED ITEM>",
    meaning: "The key of the item that is done once the deployment went through; the release has none of the usual ones",
  },
  testCommand: { mark: "<TEST COMMAND>", meaning: "The command that runs the tests and writes junit.xml" },
  testImage: { mark: "<TEST IMAGE>", meaning: "The image that the tests run in, such as node:24" },
  deployCommand: { mark: "<DEPLOY COMMAND>", meaning: "The command that deploys this version" },
  deployImage: { mark: "<DEPLOY IMAGE>", meaning: "The image that has what the deployment needs, such as kubectl" },
  argoNamespace: { mark: "<ARGO CD NAMESPACE>", meaning: "The namespace that Argo CD runs in, such as argocd" },
  flagKey: { mark: "<FLAG KEY>", meaning: "The key of the flag on its platform" },
  flagProject: { mark: "<FLAG PROJECT>", meaning: "The key of the project, or of Split’s workspace, that holds the flag" },
  internalUser: { mark: "<INTERNAL USER>", meaning: "The key of an internal user as the service gives it to the platform; one entry each" },
  onVariation: { mark: "<ON VARIATION>", meaning: "The id of LaunchDarkly’s variation that switches the feature on" },
  offVariation: { mark: "<OFF VARIATION>", meaning: "The id of LaunchDarkly’s variation of before" },
  flagId: { mark: "<FLAG ID>", meaning: "The number of the flag in Flagr" },
  internalSegment: { mark: "<INTERNAL SEGMENT>", meaning: "The number of Flagr’s segment of internal users" },
  everybodySegment: { mark: "<EVERYBODY SEGMENT>", meaning: "The number of Flagr’s segment of everybody" },
  strategyId: { mark: "<STRATEGY ID>", meaning: "The id of the flag’s strategy in Unleash" },
  table: { mark: "<TABLE>", meaning: "The table that the migration changes" },
  newColumn: { mark: "<NEW COLUMN>", meaning: "The column that is added" },
  columnType: { mark: "<COLUMN TYPE>", meaning: "The type of the new column" },
  oldColumn: { mark: "<OLD COLUMN>", meaning: "The column that the new one takes the place of" },
  keyColumn: { mark: "<KEY COLUMN>", meaning: "The primary key of the table" },
  backfillValue: { mark: "<BACKFILL VALUE>", meaning: "How the new column follows from what is there" },
  batchSize: { mark: "<BATCH SIZE>", meaning: "How many rows are filled at once; tried on data of production size" },
  lockTimeout: { mark: "<LOCK TIMEOUT>", meaning: "How long a statement may wait for its lock, such as 5s" },
  indexName: { mark: "<INDEX NAME>", meaning: "The name of the new index" },
  quietHours: { mark: "<QUIET HOURS>", meaning: "When few people are there, with the zone" },
  onCall: { mark: "<ON-CALL CONTACT>", meaning: "How whoever is on call is reached" },
  escalation: { mark: "<ESCALATION CONTACT>", meaning: "Who is called when nobody of the release answers, and how" },
  dashboard: { mark: "<DASHBOARD ADDRESS>", meaning: "Where the figures of this service are; the release links to no dashboard" },
  documents: { mark: "<DOCUMENTATION ADDRESS>", meaning: "Where this service is documented; the release links to no document" },
  critical: { mark: "<CRITICAL PATH>", meaning: "The path of the function that must work, such as /api/checkout/ping" },
} as const satisfies Record<string, Placeholder>;

/** Which of them stand in a text, in the order in which they are declared. */
export function placeholdersIn(text: string): Placeholder[] {
  const found = new Set(text.match(/<[A-Z][A-Z -]*>/g));
  return Object.values(MARKS).filter(({ mark }) => found.has(mark));
}
