import type { DestinationDto, DestinationsDto } from "@/lib/contracts/destination";
import type { DeliveryStatus } from "@/lib/domain/comms/delivery";
import type { TeamAccess } from "@/lib/server/access/team";
import { pool } from "@/lib/server/platform/db";
import { mailSettings } from "@/lib/server/platform/mail";
import { arePrivateTargetsAllowed } from "@/lib/server/platform/outgoing-request";
import { Fault } from "@/lib/server/platform/problem";

type Row = Omit<DestinationDto, "last"> & { at: Date | null; status: DeliveryStatus | null; reason: string | null };

const LIST = {
  name: "destinations",
  text: `SELECT d.id, d.channel, d.name, d.audiences, d.address, l.status, l.reason, coalesce(l."endedAt", l."createdAt") AS at
    FROM destination d LEFT JOIN LATERAL (
      SELECT status, reason, "endedAt", "createdAt" FROM message_delivery m
      WHERE m."destinationId" = d.id ORDER BY m."createdAt" DESC, m.id LIMIT 1
    ) l ON true
    WHERE d."teamId" = $1 AND d."removedAt" IS NULL AND ($2::uuid IS NULL OR d.id = $2) ORDER BY d."createdAt", d.id`,
};

/** Who a team tells, oldest first. Never a secret, and of a secret address only its host. */
export async function listDestinations({ team }: TeamAccess): Promise<DestinationsDto> {
  return {
    destinations: await readDestinations(team.id, null),
    canMail: mailSettings() !== null,
    allowsPrivate: arePrivateTargetsAllowed(),
  };
}

/** One destination; not found when another team's, or removed. */
export async function getDestination({ team }: TeamAccess, id: string): Promise<DestinationDto> {
  const [destination] = await readDestinations(team.id, id);
  if (!destination) throw new Fault("not-found", "There is no such destination.");
  return destination;
}

async function readDestinations(teamId: string, id: string | null): Promise<DestinationDto[]> {
  const { rows } = await pool().query<Row>({ ...LIST, values: [teamId, id] });
  return rows.map(({ at, status, reason, ...row }) => ({ ...row, last: at && status ? { at: at.toISOString(), status, reason } : null }));
}
