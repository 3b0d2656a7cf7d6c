import { expect, it } from "vitest";
import { openSession } from "@/lib/server/platform/auth";
import { testDatabase } from "@/lib/server/platform/testing/database";
import { countAttempt } from "@/lib/server/platform/throttle";
import { sweepThrowAway } from "./housekeeping";
import { makePerson } from "./testing/team";

const { asSuperuser: sql } = testDatabase();

it("deletes what ran out and keeps the rest", async () => {
  const { ref } = await makePerson("ann");
  for (const age of ["31 days", "29 days", "0 days"]) {
    await openSession(ref.id, age);
    await sql(`UPDATE session SET "revokedAt" = now() - $1::interval WHERE "userAgent" = $1`, [age]);
  }
  await openSession(ref.id, "open");
  await countAttempt("proof", "fresh");
  await countAttempt("proof", "run out");
  await sql("UPDATE rate_limit SET expire = 1 WHERE key LIKE '%run out'");
  await sweepThrowAway();
  expect(await sql('SELECT "userAgent" FROM session ORDER BY 1')).toEqual([
    { userAgent: "0 days" },
    { userAgent: "29 days" },
    { userAgent: "open" },
  ]);
  expect(await sql("SELECT key FROM rate_limit")).toEqual([{ key: "proof:fresh" }]);
});
