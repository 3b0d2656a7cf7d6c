import { pool } from "@/lib/server/platform/db";

/** A connection that sees the database as it was at one moment. */
export type Snapshot = { readonly query: Pool["query"] };

type Pool = ReturnType<typeof pool>;

/** Reads one consistent picture while people go on working. */
export async function withSnapshot<T>(read: (on: Snapshot) => Promise<T>): Promise<T> {
  const client = await pool().connect();
  try {
    await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    return await read(client);
  } finally {
    await client.query("ROLLBACK").catch(() => undefined);
    client.release();
  }
}
