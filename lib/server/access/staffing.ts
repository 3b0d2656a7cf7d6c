import type { PersonRef, PhaseState, ReleaseDetails, RosterEntry } from "@/lib/domain/release/state";
import { FINAL_STATUSES } from "@/lib/domain/release/transitions";
import { checkStaffing } from "@/lib/domain/sign-off/staffing";
import type { Prisma } from "@/lib/server/platform/generated/client";

/** A release that could not pass its gates any more, and why. */
export type Unstaffed = { readonly release: string; readonly name: string; readonly problems: readonly string[] };

type Row = {
  id: string;
  details: ReleaseDetails;
  createdBy: PersonRef;
  phases: Pick<PhaseState, "key" | "code" | "requirements">[] | null;
  roster: RosterEntry[] | null;
};

/**
 * The releases under way whose open gates nobody could pass without this person, by service and version. Gates that are in
 * want of people already do not count: their lack is not this person's leaving. Source: SIGNOFF rule 4.
 */
export async function findUnstaffedWithout(tx: Prisma.TransactionClient, teamId: string, userId: string): Promise<Unstaffed[]> {
  const [rows, memberships] = await Promise.all([
    tx.$queryRaw<Row[]>`
      SELECT r.id, r.details, r."createdBy",
        (SELECT jsonb_agg(p.definition ORDER BY p.position) FROM release_phase p WHERE p."releaseId" = r.id AND p.status <> 'closed') AS phases,
        (SELECT jsonb_agg(jsonb_build_object('role', o.role, 'person', o.person) ORDER BY o.position)
          FROM roster_person o WHERE o."releaseId" = r.id) AS roster
      FROM release r
      WHERE r."teamId" = ${teamId}::uuid AND NOT r.status = ANY(${[...FINAL_STATUSES]})
        AND EXISTS (SELECT FROM roster_person o WHERE o."releaseId" = r.id AND o."userId" = ${userId}::uuid)
      ORDER BY r."plannedT0", r.id`,
    tx.membership.findMany({ where: { teamId, user: { disabledAt: null } }, select: { userId: true } }),
  ]);
  // An account that was disabled signs nothing.
  const members = new Set(memberships.map((one) => one.userId));
  const others = new Set([...members].filter((id) => id !== userId));
  return rows.flatMap((row) => {
    const before = new Set(problemsOf(row, members));
    const problems = problemsOf(row, others).filter((text) => !before.has(text));
    return problems.length === 0 ? [] : [{ release: row.id, name: `${row.details.service.name} ${row.details.toVersion}`, problems }];
  });
}

function problemsOf({ details, createdBy, phases, roster }: Row, members: ReadonlySet<string>): string[] {
  const staffing = checkStaffing({
    phases: phases ?? [],
    roster: roster ?? [],
    createdBy,
    allowSelfApproval: details.allowSelfApproval,
    members,
    track: details.template.track,
  });
  return staffing.ok ? [] : staffing.problems.map((problem) => problem.text);
}
