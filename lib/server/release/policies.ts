import { RELEASE_ROLES, type ReleaseRole } from "@/lib/domain/access/roles";
import type { PersonRef } from "@/lib/domain/release/state";
import type { GatePolicy, PolicyProposal, PolicySigners } from "@/lib/domain/sign-off/gate-policy";
import { pool } from "@/lib/server/platform/db";

const FOR_SERVICE = {
  name: "gate-policies",
  text: `SELECT template, phase, "serviceId", version, requirements, proposal FROM gate_policy
    WHERE "teamId" = $1 AND ("serviceId" IS NULL OR "serviceId" = $2)`,
};

/** What a team asks for at its gates, or asked for once: for all of its services, and for this one where one is named. */
export async function readPolicies(teamId: string, serviceId: string | null): Promise<GatePolicy[]> {
  const { rows } = await pool().query<PolicyRow>({ ...FOR_SERVICE, values: [teamId, serviceId] });
  return rows.map(toPolicy);
}

export type PolicyRow = {
  template: string;
  phase: string;
  serviceId: string | null;
  version: number;
  requirements: unknown;
  proposal: unknown;
};

/** The columns were written by us, from typed values. */
export function toPolicy({ requirements, proposal, ...rest }: PolicyRow): GatePolicy {
  return { ...rest, requirements: requirements as GatePolicy["requirements"], proposal: proposal as PolicyProposal | null };
}

const STOOD = {
  name: "gate-policy-signers",
  text: `SELECT DISTINCT p.role, u.id, u.name, u.initials FROM roster_person p JOIN release r ON r.id = p."releaseId"
    JOIN membership m ON m."teamId" = r."teamId" AND m."userId" = p."userId" JOIN "user" u ON u.id = p."userId"
    WHERE r."teamId" = $1 AND r.status <> 'draft' AND u."disabledAt" IS NULL ORDER BY p.role, u.name, u.id`,
};
const WORKERS = {
  name: "gate-policy-workers",
  text: `SELECT u.id, u.name, u.initials FROM membership m JOIN "user" u ON u.id = m."userId"
    WHERE m."teamId" = $1 AND m.role IN ('member', 'manager') AND u."disabledAt" IS NULL ORDER BY u.name, u.id`,
};

/**
 * Who signs a change of a rule, which has no roster: whoever has stood in the role on a planned release of the team and is still a
 * member. Where nobody has yet, whoever works in the team, so that a new team is not stuck with its first rule.
 */
export async function signersByRole(teamId: string): Promise<PolicySigners> {
  const [stood, workers] = await Promise.all([
    pool().query<PersonRef & { role: ReleaseRole }>({ ...STOOD, values: [teamId] }),
    pool().query<PersonRef>({ ...WORKERS, values: [teamId] }),
  ]);
  const ofRole = (role: ReleaseRole) =>
    stood.rows.filter((row) => row.role === role).map(({ id, name, initials }) => ({ id, name, initials }));
  return Object.fromEntries(RELEASE_ROLES.map((role) => [role, ofRole(role).length > 0 ? ofRole(role) : workers.rows]));
}
