import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { env } from "./env";
import { PrismaClient } from "./generated/client";
import { log } from "./log";
import { singleton } from "./singleton";

/** Instants leave the driver as Postgres wrote them would need parsing twice; ISO text with `Z` is what we keep everywhere. */
const TIMESTAMPTZ = 1184;
pg.types.setTypeParser(TIMESTAMPTZ, (text) => new Date(text));

/**
 * The one pool of this process, bound to the role that may only append to the log (`tminus_app`).
 * The time-outs make a hung Postgres an error within seconds, where the defaults would wait for ever.
 */
export function pool(): pg.Pool {
  return singleton("pool", () => {
    const made = new pg.Pool({
      connectionString: env().DATABASE_URL,
      options: "-c role=tminus_app",
      max: 16,
      connectionTimeoutMillis: 3_000,
      query_timeout: 4_000,
      statement_timeout: 4_000,
      keepAlive: true,
    });
    // A connection that drops while idle or checked out must not end the process.
    made.on("error", (error) => log.warn({ error: error.message }, "database connection lost"));
    made.on("connect", (client) => client.on("error", (error) => log.warn({ error: error.message }, "database connection lost")));
    return made;
  });
}

/** Prisma on the same pool: reads, and writes that are not the hot path of a release. */
export function db(): PrismaClient {
  return singleton("prisma", () => new PrismaClient({ adapter: new PrismaPg(pool()) }));
}
