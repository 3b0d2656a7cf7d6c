import { MARKS } from "../placeholders";

/** A value that somebody could put in the place of each placeholder. */
const VALUES: Record<keyof typeof MARKS, string> = {
  name: "checkout",
  namespace: "shop",
  registry: "registry.example.com/shop",
  tag: "v1",
  version: "v1",
  stable: "v0",
  replicas: "3",
  port: "8080",
  servicePort: "80",
  host: "checkout.example.com",
  ingressClass: "nginx",
  live: "/health/live",
  ready: "/health/ready",
  cpuRequest: "500m",
  memoryRequest: "1Gi",
  cpuLimit: "1000m",
  memoryLimit: "2Gi",
  prometheus: "http://prometheus.monitoring:9090",
  baseUrl: "https://checkout.example.com",
  critical: "/api/checkout/ping",
};

/** The text as it is once somebody replaced every placeholder by hand. */
export function filledByHand(text: string): string {
  return Object.entries(MARKS).reduce((filled, [key, { mark }]) => filled.replaceAll(mark, VALUES[key as keyof typeof MARKS]), text);
}
