import type { Description } from "@/lib/domain/release/describe-words";
import type { IncidentState } from "./state";

/** An incident as its release names it, so that the room of the release says what is going on. Whoever follows a release loads this. */
export type IncidentRef = Pick<IncidentState, "id" | "title" | "severity" | "commander" | "status">;

/** What happened to the incident when its release was told. */
export type IncidentAct = "declared" | "changed" | "took command of" | "resolved" | "reopened";

/** `declared the P1 incident Checkout fails`. */
export function describeLinked({ incident, act }: { readonly incident: IncidentRef; readonly act: IncidentAct }): Description {
  return { text: `${act} the ${incident.severity} incident ${incident.title}`, tone: incident.status === "open" ? "failed" : "done" };
}

/** The incidents of a release that are open now, as they stand last. */
export function openIncidents(rows: readonly IncidentRef[] = []): IncidentRef[] {
  return [...new Map(rows.map((row) => [row.id, row])).values()].filter(({ status }) => status === "open");
}
