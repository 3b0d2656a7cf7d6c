import type { MessageKind } from "@/lib/domain/comms/kind-names";
import type { Description } from "@/lib/domain/release/describe-words";
import type { Instant } from "@/lib/domain/time/instant";
import type { IncidentState } from "./state";

/** An incident as its release names it, so that the room of the release says what is going on. Whoever follows a release loads this. */
export type IncidentRef = Pick<IncidentState, "id" | "title" | "severity" | "commander" | "status">;

/** What happened to the incident when its release was told. */
export type IncidentAct = "declared" | "changed" | "took command of" | "resolved" | "reopened";

/** A row of its release: the incident as it stood when something happened to it. */
export type IncidentRow = IncidentRef & { readonly act: IncidentAct; readonly at: Instant };

/** `declared the P1 incident Checkout fails`. */
export function describeLinked({ incident, act }: { readonly incident: IncidentRef; readonly act: IncidentAct }): Description {
  return { text: `${act} the ${incident.severity} incident ${incident.title}`, tone: incident.status === "open" ? "failed" : "done" };
}

/** The incidents of a release that are open now, as they stand last. */
export function openIncidents(rows: readonly IncidentRef[] = []): IncidentRef[] {
  return [...new Map(rows.map((row) => [row.id, row])).values()].filter(({ status }) => status === "open");
}

/** The incidents that a message of their release told of: the open ones by then; of what ended, the resolution and the report. */
export function toldIncidents(
  rows: readonly IncidentRow[] | undefined,
  { kind, at }: { readonly kind: MessageKind; readonly at: Instant },
): IncidentRef[] {
  const isOfEnd = kind === "resolution" || kind === "post-incident-report";
  if (!isOfEnd && kind !== "incident-notice" && kind !== "incident-update" && kind !== "rollback-notice") return [];
  const told = linkedIncidents(rows).filter(
    ({ declaredAt, endedAt }) => declaredAt <= at && (isOfEnd || endedAt === null || endedAt >= at),
  );
  return told.map(({ latest }) => latest);
}

/** An incident of a release in time: `endedAt` is when it was last resolved, null while it is open. */
export type LinkedIncident = { readonly latest: IncidentRow; readonly declaredAt: Instant; readonly endedAt: Instant | null };

/** The incidents that were declared from a release, in the order of their declarations. */
export function linkedIncidents(rows: readonly IncidentRow[] = []): LinkedIncident[] {
  return [...Map.groupBy(rows, ({ id }) => id).values()].flatMap((own): LinkedIncident[] => {
    const [first, latest] = [own[0], own.at(-1)];
    if (!first || !latest) return [];
    const ended = own.findLast(({ act }) => act === "resolved");
    return [{ latest, declaredAt: first.at, endedAt: latest.status === "open" ? null : (ended?.at ?? latest.at) }];
  });
}
