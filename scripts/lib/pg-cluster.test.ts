import { expect, it } from "vitest";
import { explainLog } from "./pg-cluster.mjs";

const FOLDER = "/srv/tminus/pgdata";

it.each([
  [
    "a full disk",
    'PANIC:  could not write to file "pg_wal/xlogtemp.7": No space left on device',
    ["disk is full", FOLDER, "df -h /srv/tminus"],
  ],
  ["a quota", "could not extend file: Disk quota exceeded", ["disk is full", FOLDER]],
  ["a folder that others can read", `FATAL:  data directory "${FOLDER}" has invalid permissions`, ["refuses", `chmod -R go-rwx ${FOLDER}`]],
  [
    "another version's data",
    "DETAIL:  The data directory was initialized by PostgreSQL version 17, which is not compatible with this version 18.4.",
    ["another version of Postgres", FOLDER],
  ],
])("says what %s means and what to do", (_what, said, words) => {
  for (const word of words) expect(explainLog(said, FOLDER)).toContain(word);
});

it("leaves what it does not know to the log's own words", () => {
  expect(explainLog("FATAL:  out of shared memory", FOLDER)).toBe(undefined);
});
