import { MARKS } from "./placeholders";
import type { Subject } from "./subject";

/** What a workload of any kind says of its pods. Periods of the probes: worked example of the guide. */
export function podTemplate({ name, image }: Subject) {
  return {
    metadata: { labels: { app: name } },
    spec: {
      containers: [
        {
          name,
          image,
          ports: [{ name: "http", containerPort: MARKS.port.mark }],
          resources: {
            requests: { cpu: MARKS.cpuRequest.mark, memory: MARKS.memoryRequest.mark },
            limits: { cpu: MARKS.cpuLimit.mark, memory: MARKS.memoryLimit.mark },
          },
          livenessProbe: { httpGet: { path: MARKS.live.mark, port: "http" }, initialDelaySeconds: 30, periodSeconds: 10 },
          readinessProbe: { httpGet: { path: MARKS.ready.mark, port: "http" }, initialDelaySeconds: 10, periodSeconds: 5 },
        },
      ],
    },
  };
}
