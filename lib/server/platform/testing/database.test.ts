import { expect, it } from "vitest";
import { db, pool } from "@/lib/server/platform/db";
import { testDatabase } from "./database";

const database = testDatabase();

it("is a Postgres on which the application works as the role that may only append to the log", async () => {
  const { rows } = await pool().query("SELECT current_user AS role, current_setting('server_version_num')::int / 10000 AS version");
  expect(rows).toEqual([{ role: "tminus_app", version: 18 }]);
  await expect(pool().query("DELETE FROM event")).rejects.toThrow(/permission denied/);
  await expect(pool().query("UPDATE stream_head SET seq = 0")).rejects.toThrow(/permission denied/);
  await expect(pool().query("UPDATE sign_off SET kind = 'granted'")).rejects.toThrow(/permission denied/);
  await expect(pool().query("SET ROLE postgres")).rejects.toThrow(/permission denied/);
});

it("is empty at first and seen alike through Prisma, the pool and the superuser", async () => {
  expect(await db().team.count()).toBe(0);
  await database.asSuperuser("INSERT INTO installation (key, value) VALUES ($1, $2)", ["probe", "here"]);
  expect(await db().installation.findMany({ select: { key: true, value: true } })).toEqual([{ key: "probe", value: "here" }]);
});
