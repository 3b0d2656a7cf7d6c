import { LATE_MINUTES } from "@/lib/domain/comms/delivery";
import { db, pool } from "@/lib/server/platform/db";
import { publishTeamChange } from "@/lib/server/platform/hub";
import { Fault } from "@/lib/server/platform/problem";
import { fanOut, rowsOf } from "./derive";
import { type SourceId, sourceOf } from "./source-id";

type Leave = { readonly type: "message.leave"; readonly message: string };

/** Carry out a command on a release, and on an incident; handed in, since this noun changes neither. */
export type Execute = {
  readonly release: (request: { access: "system"; releaseId: string; command: Leave }) => Promise<unknown>;
  readonly incident: (access: "system", id: string, command: Leave) => Promise<unknown>;
};

type Due = { id: string; source: SourceId };

const DUE = {
  name: "messages-due",
  text: `SELECT id, "releaseId", "incidentId", clock_timestamp() - "sendAt" > ${LATE_MINUTES} * interval '1 minute' AS "isLate"
    FROM scheduled_message WHERE "sendAt" <= clock_timestamp() ORDER BY "sendAt" LIMIT 100`,
};

/** Lets go what was given a time that has come by the database's clock. What is found late asks first. */
export async function departDue(execute: Execute): Promise<void> {
  const { rows } = await pool().query<{ id: string; releaseId: string | null; incidentId: string | null; isLate: boolean }>(DUE);
  for (const { id, isLate, ...columns } of rows) {
    const source = sourceOf(columns);
    if (source) await (isLate ? askAbout({ id, source }) : letGo(execute, { id, source }));
  }
}

/** An event of the stream that the message is in, so that it is before or after a cancellation and never beside it. A message that left or was cancelled needs none. */
export async function letGo(execute: Execute, { id, source }: Due): Promise<void> {
  const command: Leave = { type: "message.leave", message: id };
  try {
    if (source.kind === "release") await execute.release({ access: "system", releaseId: source.id, command });
    else await execute.incident("system", source.id, command);
  } catch (error) {
    if (!(error instanceof Fault) || error.code !== "wrong-state") throw error;
  }
}

async function askAbout({ id, source }: Due): Promise<void> {
  const teamId = await db().$transaction(async (tx) => {
    const [found] = await tx.$queryRaw<{ teamId: string; sendAt: Date }[]>`
      SELECT "teamId", "sendAt" FROM scheduled_message WHERE id = ${id}::uuid FOR UPDATE`;
    if (!found) return null;
    await fanOut(tx, { ...(await rowsOf(tx, source, id)), id, source, teamId: found.teamId }, found.sendAt);
    await tx.scheduledMessage.delete({ where: { id }, select: { id: true } });
    return found.teamId;
  });
  if (teamId !== null) publishTeamChange(teamId, 0);
}
