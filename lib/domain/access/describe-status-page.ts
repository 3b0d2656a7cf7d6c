import type { TeamEvent } from "./team-event";

/** What somebody did to the page on which customers read what they were told. */
export function statusPageText({ type, payload }: Extract<TeamEvent, { type: `status-page.${string}` }>): string {
  switch (type) {
    case "status-page.opened":
      return payload.isAnew ? "gave the status page a new address" : "opened the status page for people without an account";
    case "status-page.closed":
      return "switched the status page off";
    case "status-page.release-shown":
      return `put messages to customers of ${payload.service} ${payload.version} on the status page`;
    case "status-page.release-hidden":
      return `took ${payload.service} ${payload.version} off the status page`;
    case "status-page.incident-shown":
      return `put messages to customers of ${payload.severity} ${payload.title} back on the status page`;
    case "status-page.incident-hidden":
      return `took ${payload.severity} ${payload.title} off the status page`;
  }
}
