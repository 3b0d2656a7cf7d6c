import { incidentStream, releaseStream } from "@/lib/server/platform/event-log";

/** What a message tells of, by id: a release, or an incident that stands alone (ADR 55). */
export type SourceId = { readonly kind: "release" | "incident"; readonly id: string };

/** The parameters of a route that is about messages of one of both. */
type SourceParams = { readonly release: string } | { readonly incident: string };

export const sourceIn = (params: SourceParams): SourceId =>
  "release" in params ? { kind: "release", id: params.release } : { kind: "incident", id: params.incident };

/** The column that names it in the tables of messages; the other one is null. */
export const columnOf = ({ kind, id }: SourceId): { releaseId: string } | { incidentId: string } =>
  kind === "release" ? { releaseId: id } : { incidentId: id };

/** What the columns of such a row name; null for a test. */
export function sourceOf(row: { readonly releaseId: string | null; readonly incidentId: string | null }): SourceId | null {
  if (row.releaseId !== null) return { kind: "release", id: row.releaseId };
  return row.incidentId === null ? null : { kind: "incident", id: row.incidentId };
}

export const streamOf = ({ kind, id }: SourceId): string => (kind === "release" ? releaseStream(id) : incidentStream(id));

/** Its page, below the address of the team. */
export const pathOf = ({ kind, id }: SourceId): string => `/${kind}s/${id}`;
