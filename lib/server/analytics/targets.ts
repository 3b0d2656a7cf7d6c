import type { TargetsBody, TargetsDto } from "@/lib/contracts/analytics";
import { type DeliveryTargets, TARGET_NAMES } from "@/lib/domain/analytics/target";
import type { TeamAccess } from "@/lib/server/access/team";
import { db, pool } from "@/lib/server/platform/db";
import { Fault } from "@/lib/server/platform/problem";
import { changeTeam } from "@/lib/server/platform/team-change";
import { isUniqueViolation } from "@/lib/server/platform/unique-violation";

const SELECT = { zone: true, perWeek: true, leadMinutes: true, failurePercent: true, restoreMinutes: true, version: true } as const;
const FIELDS = Object.keys(TARGET_NAMES) as (keyof DeliveryTargets)[];

/** What the team wants; where it said nothing, no targets, in the zone of its latest plan. */
export async function getTargets(teamId: string): Promise<TargetsDto> {
  const kept = await db().deliveryTarget.findUnique({ where: { teamId }, select: SELECT });
  if (kept) return kept;
  const none = { perWeek: null, leadMinutes: null, failurePercent: null, restoreMinutes: null, version: 0 };
  return { zone: await latestZone(teamId), ...none };
}

async function latestZone(teamId: string): Promise<string> {
  const { rows } = await pool().query<{ zone: string }>({
    name: "latest-zone",
    text: `SELECT r.details->>'zone' AS zone FROM release r WHERE r."teamId" = $1 ORDER BY r."createdAt" DESC, r.id DESC LIMIT 1`,
    values: [teamId],
  });
  return rows[0]?.zone ?? "UTC";
}

/** Sets what the team wants, where it still is what the person saw; otherwise stale, with the present state. Equal values change nothing. */
export async function setTargets(access: TeamAccess, { version, ...wanted }: TargetsBody): Promise<TargetsDto> {
  const teamId = access.team.id;
  const present = await getTargets(teamId);
  const stale = () => new Fault("stale", "Somebody changed the targets since you opened them.", { details: { present } });
  if (present.version !== version) throw stale();
  const fields = FIELDS.filter((field) => wanted[field] !== present[field]);
  if (fields.length === 0) return present;
  await changeTeam({ teamId, viewer: access.access.viewer }, async ({ tx, append }) => {
    if (version === 0) {
      await tx.deliveryTarget.create({ data: { ...wanted, teamId, version: 1 }, select: { teamId: true } });
    } else {
      const { count } = await tx.deliveryTarget.updateMany({ where: { teamId, version }, data: { ...wanted, version: version + 1 } });
      if (count === 0) throw stale();
    }
    await append({ type: "delivery-targets.changed", payload: { changes: pick(wanted, fields), before: pick(present, fields) } });
  }).catch((error: unknown) => {
    throw isUniqueViolation(error) ? stale() : error;
  });
  return getTargets(teamId);
}

function pick(source: DeliveryTargets, fields: readonly (keyof DeliveryTargets)[]): Partial<DeliveryTargets> {
  return Object.fromEntries(fields.map((field) => [field, source[field]]));
}
