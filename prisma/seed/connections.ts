import { db, pool } from "@/lib/server/platform/db";

/** Lets go of the database; for a process that seeds and then goes on. */
export async function closeConnections(): Promise<void> {
  await db().$disconnect();
  await pool().end();
}
