import type { StatusPageDto } from "@/lib/contracts/status-page";
import type { PersonRef, ReleaseDetails } from "@/lib/domain/release/state";
import type { TeamAccess } from "@/lib/server/access/team";
import { db } from "@/lib/server/platform/db";

/** So many releases stand on a page at most; the latest chosen. */
export const MAX_SHOWN = 50;

/** Whether a team has a page, and what stands on it. Never its address: that was shown once. */
export async function getStatusPage({ team }: TeamAccess): Promise<StatusPageDto> {
  const page = await db().statusPage.findUnique({ where: { teamId: team.id }, select: { openedAt: true, openedBy: true } });
  const shown = await db().statusPageRelease.findMany({
    where: { teamId: team.id },
    select: { releaseId: true, shownAt: true, shownBy: true, release: { select: { toVersion: true, details: true } } },
    orderBy: [{ shownAt: "desc" }, { releaseId: "asc" }],
    take: MAX_SHOWN,
  });
  return {
    opened: page && { at: page.openedAt.toISOString(), by: page.openedBy as PersonRef },
    shown: shown.map(({ releaseId, shownAt, shownBy, release }) => ({
      release: releaseId,
      service: (release.details as unknown as ReleaseDetails).service.name,
      version: release.toVersion,
      at: shownAt.toISOString(),
      by: shownBy as PersonRef,
    })),
  };
}

type About = { readonly kind: "release" | "incident"; readonly id: string; readonly teamId: string };

/**
 * Whether the messages of a release stand on its team's page, or of an incident that stands alone; null where there is no page. A release is
 * chosen, an incident stands there unless it was taken off.
 */
export async function isOnStatusPage({ kind, id, teamId }: About): Promise<boolean | null> {
  if (!(await db().statusPage.findUnique({ where: { teamId }, select: { teamId: true } }))) return null;
  if (kind === "incident") {
    return (await db().statusPageHidden.findFirst({ where: { incidentId: id, teamId }, select: { incidentId: true } })) === null;
  }
  return (await db().statusPageRelease.findFirst({ where: { releaseId: id, teamId }, select: { releaseId: true } })) !== null;
}
