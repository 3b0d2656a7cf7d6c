import type { ReleaseRole } from "@/lib/domain/access/roles";
import { minutesBetween } from "@/lib/domain/analytics/deployment";
import type { SignedWait } from "@/lib/domain/analytics/latency";
import { askedAt } from "@/lib/domain/analytics/time-spent";
import { pool } from "@/lib/server/platform/db";
import type { DeploymentTimes } from "./deployments";

// Of a gate that was signed anew only the first round is known to have begun with its last answer.
const FIND = {
  name: "deployment-sign-offs",
  text: `SELECT s."releaseId", s.phase, s.role, s.at FROM sign_off s
    JOIN (SELECT "releaseId", phase, min(revision) AS revision FROM sign_off WHERE "releaseId" = ANY($1) AND kind = 'granted' GROUP BY 1, 2) f
      ON f."releaseId" = s."releaseId" AND f.phase = s.phase AND f.revision = s.revision
    WHERE s."releaseId" = ANY($1) AND s.kind = 'granted'`,
};

type Row = { releaseId: string; phase: string; role: ReleaseRole; at: Date };

/** How long the sign-offs of these deployments took, each from when its gate had everything but sign-offs. */
export async function findWaits(ids: readonly string[], times: Promise<readonly DeploymentTimes[]>): Promise<SignedWait[]> {
  const [{ rows }, known] = await Promise.all([pool().query<Row>({ ...FIND, values: [ids] }), times]);
  const byId = new Map(known.map((one) => [one.id, one]));
  return rows.flatMap(({ releaseId, phase: key, role, at }) => {
    const release = byId.get(releaseId);
    const phase = release?.phases.find((one) => one.key === key);
    const from = release && phase ? askedAt(release, phase) : null;
    return from === null ? [] : [{ role, minutes: Math.max(0, minutesBetween(from, at.toISOString())) }];
  });
}
