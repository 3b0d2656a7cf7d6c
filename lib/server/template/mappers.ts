import type { TemplateRow } from "@/lib/contracts/template";
import type { TemplateDocument } from "@/lib/domain/checklist/own-template/document";
import type { Track } from "@/lib/domain/checklist/template";
import type { PersonRef, ReleaseDetails, UsedTemplate } from "@/lib/domain/release/state";
import type { Prisma } from "@/lib/server/platform/generated/client";

export const HEAD = {
  id: true,
  name: true,
  track: true,
  revision: true,
  published: true,
  draftBy: true,
  draftAt: true,
  versions: { orderBy: { version: "desc" }, take: 1, select: { version: true, publishedBy: true, publishedAt: true } },
} as const;

export type VersionRow = { readonly version: number; readonly publishedBy: unknown; readonly publishedAt: Date };
export type HeadRow = {
  readonly id: string;
  readonly name: string;
  readonly track: string;
  readonly revision: number;
  readonly published: number;
  readonly draftBy: unknown;
  readonly draftAt: Date | null;
  readonly versions: readonly VersionRow[];
};

export function toRow({ id, name, track, revision, draftBy, draftAt, versions: [latest] }: HeadRow): TemplateRow {
  return {
    ...{ id, name, track: track as Track, revision },
    published: latest ? toVersion(latest) : null,
    draft: draftAt && { at: draftAt.toISOString(), by: draftBy as PersonRef },
  };
}

export function toVersion({ version, publishedBy, publishedAt }: VersionRow) {
  return { version, at: publishedAt.toISOString(), by: publishedBy as PersonRef };
}

/** A document as it was stored: nothing is stored that the contract did not let in. */
export const documentFrom = (json: Prisma.JsonValue): TemplateDocument => json as unknown as TemplateDocument;

/** Plain JSON by definition; Prisma's type only cannot see that. */
export const json = (value: unknown): Prisma.InputJsonValue => value as Prisma.InputJsonValue;

/** What a release says of the template that it was made from. */
export function usedIn(details: unknown): UsedTemplate {
  return (details as ReleaseDetails).template;
}
