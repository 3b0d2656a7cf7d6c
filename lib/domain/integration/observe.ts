import type { IntegrationKind, Observation } from "./observation";
import { observeAlerts, observeArgo, observeFlux } from "./observe-cluster";
import { observeGithub } from "./observe-github";
import { observeGitlab } from "./observe-gitlab";

/** What a delivery tells. Pure. Throws ZodError on what that system does not send; empty for events that tell nothing here. */
export function observe(kind: IntegrationKind, event: string, payload: unknown): Observation[] {
  switch (kind) {
    case "github":
      return observeGithub(event, payload);
    case "gitlab":
      return observeGitlab(payload);
    case "argo-cd":
      return observeArgo(payload);
    case "flux":
      return observeFlux(payload);
    case "alertmanager":
      return observeAlerts(payload);
  }
}
