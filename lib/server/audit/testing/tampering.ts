import { afterEach, beforeAll } from "vitest";
import { releaseStream } from "@/lib/server/platform/event-log";
import { type TestDatabase, testDatabase } from "@/lib/server/platform/testing/database";
import { type Scenario, seedScenario } from "@/prisma/seed/scenarios";
import { type VerifyOptions, verifyAudit } from "../verify";

/** Every table that a test may tamper with, before those that refer to it. */
const TABLES = [
  "user",
  "team",
  "membership",
  "service",
  "release",
  "release_phase",
  "release_item",
  "roster_person",
  "sign_off",
  "obligation",
  "event",
  "stream_head",
];

const COPY = TABLES.map((table) => `CREATE TABLE "kept_${table}" AS SELECT * FROM "${table}"`).join(";");
const RESTORE = [
  'TRUNCATE "user", team, event, stream_head CASCADE',
  ...TABLES.map((table) => `INSERT INTO "${table}" SELECT * FROM "kept_${table}"`),
].join(";");

/** Computes hashes anew, as an attacker would who knows the format. Takes a WHERE clause behind it. */
export const REHASH = `UPDATE event SET hash = sha256(convert_to(encode("prevHash", 'hex') || E'\\n' || seq || E'\\n' ||
  to_char("recordedAt" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') || E'\\n' || body, 'UTF8'))`;

export type Tampering = {
  readonly sql: TestDatabase["asSuperuser"];
  /** The release that is tampered with, its stream, and the number of its last event. */
  readonly target: () => { readonly scenario: Scenario; readonly release: string; readonly stream: string; readonly end: number };
  /** What verifying finds, as `fault seq`; with the stream before it where it is not the target's. */
  readonly faults: (options?: Partial<VerifyOptions>) => Promise<string[]>;
};

/** A database with a release being rolled back and another one, put right again after each test. Call at the top of a test file. */
export function tampering(): Tampering {
  const { asSuperuser: sql } = testDatabase();
  let known: ReturnType<Tampering["target"]> | undefined;
  const target = () => {
    if (!known) throw new Error("The scenario is made before the first test.");
    return known;
  };

  beforeAll(async () => {
    const scenario = await seedScenario("rolling-back");
    await seedScenario("planned");
    const release = scenario.release?.id ?? "";
    const stream = releaseStream(release);
    const [head] = await sql<{ seq: number }>("SELECT seq FROM stream_head WHERE stream = $1", [stream]);
    known = { scenario, release, stream, end: head?.seq ?? 0 };
    await sql(COPY);
  });
  afterEach(() => sql(RESTORE));

  const faults = async (options: Partial<VerifyOptions> = {}) => {
    const { problems } = await verifyAudit({ checksClock: false, ...options });
    return problems.map(({ stream, fault, seq }) => {
      const elsewhere = stream === target().stream ? "" : `${stream} `;
      return `${elsewhere}${fault}${seq === null ? "" : ` ${seq}`}`;
    });
  };
  return { sql, target, faults };
}
