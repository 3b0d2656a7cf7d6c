import { LATE_MINUTES } from "@/lib/domain/comms/delivery";
import type { ReleaseCommand } from "@/lib/domain/release/command";
import { db, pool } from "@/lib/server/platform/db";
import { publishTeamChange } from "@/lib/server/platform/hub";
import { Fault } from "@/lib/server/platform/problem";
import { fanOut, rowsOf } from "./derive";

/** Carries out a command on a release; handed in, since this noun changes no release. */
export type Execute = (request: { access: "system"; releaseId: string; command: ReleaseCommand }) => Promise<unknown>;

type Due = { id: string; releaseId: string; isLate: boolean };

const DUE = {
  name: "messages-due",
  text: `SELECT id, "releaseId", clock_timestamp() - "sendAt" > ${LATE_MINUTES} * interval '1 minute' AS "isLate"
    FROM scheduled_message WHERE "sendAt" <= clock_timestamp() ORDER BY "sendAt" LIMIT 100`,
};

/** Lets go what was given a time that has come by the database's clock. What is found late asks first. */
export async function departDue(execute: Execute): Promise<void> {
  const { rows } = await pool().query<Due>(DUE);
  for (const due of rows) await (due.isLate ? askAbout(due) : letGo(execute, due));
}

/** An event of the release, so that it is before or after a cancellation and never beside it. A message that left or was cancelled needs none. */
export async function letGo(execute: Execute, { id, releaseId }: Pick<Due, "id" | "releaseId">): Promise<void> {
  try {
    await execute({ access: "system", releaseId, command: { type: "message.leave", message: id } });
  } catch (error) {
    if (!(error instanceof Fault) || error.code !== "wrong-state") throw error;
  }
}

async function askAbout({ id, releaseId }: Due): Promise<void> {
  const teamId = await db().$transaction(async (tx) => {
    const [found] = await tx.$queryRaw<{ teamId: string; sendAt: Date }[]>`
      SELECT "teamId", "sendAt" FROM scheduled_message WHERE id = ${id}::uuid FOR UPDATE`;
    if (!found) return null;
    await fanOut(tx, { ...(await rowsOf(tx, releaseId, id)), id, releaseId, teamId: found.teamId }, found.sendAt);
    await tx.scheduledMessage.delete({ where: { id }, select: { id: true } });
    return found.teamId;
  });
  if (teamId !== null) publishTeamChange(teamId, 0);
}
