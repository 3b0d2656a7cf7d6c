import { notFound } from "next/navigation";
import { cache } from "react";
import type { z } from "zod";
import { type AuditChoices, type AuditPageDto, type AuditQuery, auditQuery } from "@/lib/contracts/audit";
import type { EvidencePackDto } from "@/lib/contracts/evidence-pack";
import { releaseParams } from "@/lib/contracts/release-commands";
import { orNotFound, pageAccess, pageTeam } from "@/lib/server/access/loaders";
import { listAudit, listAuditChoices } from "./data";
import { getEvidence } from "./evidence";

export type AuditPageData = { readonly query: AuditQuery; readonly first: AuditPageDto; readonly choices: AuditChoices };

const filters = auditQuery.omit({ cursor: true });

/** What the audit page shows first. Filters in its address that mean nothing are left out: a page has no 400. */
export async function loadAudit(slug: string, search: Record<string, string | string[] | undefined>): Promise<AuditPageData> {
  const team = await pageTeam(slug, "audit.read");
  const query = readFilters(search);
  const [first, choices] = await Promise.all([listAudit(team, query), listAuditChoices(team)]);
  return { query, first, choices };
}

function readFilters(search: Record<string, string | string[] | undefined>): AuditQuery {
  const entries = Object.entries(filters.shape).flatMap(([key, schema]) => {
    const parsed = (schema as z.ZodType<string | undefined>).safeParse(search[key]);
    return parsed.success && parsed.data !== undefined ? [[key, parsed.data]] : [];
  });
  return filters.parse(Object.fromEntries(entries));
}

/** The evidence pack of the release of a page's address, made once per request. */
export const evidencePage = cache(async (release: string): Promise<EvidencePackDto> => {
  const params = releaseParams.safeParse({ release });
  if (!params.success) notFound();
  return orNotFound(getEvidence(await pageAccess("audit.read"), params.data.release));
});
