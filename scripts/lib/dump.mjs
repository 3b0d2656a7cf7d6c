/**
 * All rows of a database as text and back. The embedded server comes without pg_dump, so rows travel in Postgres's own
 * text form of a whole row, which keeps every value exactly: times to the microsecond, bytes, null and JSON's null apart.
 */
import { createHash } from "node:crypto";
import { once } from "node:events";
import { createReadStream, createWriteStream } from "node:fs";
import { createInterface } from "node:readline";

const batchSize = 500;
/** The same text on any server, whatever its settings. */
const plainSettings =
  "SET LOCAL datestyle = 'ISO'; SET LOCAL timezone = 'UTC'; SET LOCAL intervalstyle = 'postgres'; SET LOCAL extra_float_digits = 1; SET LOCAL bytea_output = 'hex'";
/** Written by migrating, not by restoring. */
const historyTable = "public._prisma_migrations";

/** Runs `work` in one transaction that sees a single moment (`isWriting: false`), or writes all or nothing. */
export async function inTransaction(client, { isWriting }, work) {
  await client.query(isWriting ? "BEGIN" : "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
  try {
    await client.query(plainSettings);
    const result = await work();
    await client.query("COMMIT");
    return result;
  } catch (error) {
    await client.query("ROLLBACK").catch(() => {});
    throw error;
  }
}

/** Quoted names of all tables with rows of their own, in a fixed order. */
export async function listTables(client) {
  const { rows } = await client.query(`
    SELECT n.nspname || '.' || c.relname AS name, format('%I.%I', n.nspname, c.relname) AS quoted
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind = 'r' AND n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema' ORDER BY 1`);
  return rows.filter(({ name }) => name !== historyTable);
}

/** Where each sequence stands. */
export async function readSequences(client) {
  const { rows } = await client.query(
    "SELECT format('%I.%I', schemaname, sequencename) AS quoted, last_value::text AS value FROM pg_sequences WHERE last_value IS NOT NULL ORDER BY 1",
  );
  return rows;
}

export async function writeSequences(client, sequences) {
  for (const { quoted, value } of sequences) await client.query("SELECT setval($1::regclass, $2::bigint)", [quoted, value]);
}

/** Reads a table row by row, in an order that its content alone decides. */
async function* readRows(client, quoted) {
  // An alias that no column has: a column of that name would be meant instead of the row.
  const whole = '"the whole row"';
  await client.query(
    `DECLARE rows NO SCROLL CURSOR FOR SELECT ${whole}::text AS row FROM ${quoted} ${whole} ORDER BY ${whole}::text COLLATE "C"`,
  );
  for (;;) {
    const { rows } = await client.query(`FETCH ${batchSize} FROM rows`);
    if (rows.length === 0) break;
    for (const { row } of rows) yield row;
  }
  await client.query("CLOSE rows");
}

/** Number of rows and digest of a table's content. Within a transaction of inTransaction. */
export async function digestTable(client, quoted) {
  const hash = createHash("sha256");
  let rows = 0;
  for await (const row of readRows(client, quoted)) {
    hash.update(row).update("\n");
    rows += 1;
  }
  return { rows, sha256: hash.digest("hex") };
}

/** Writes a table to `file`, one JSON string per row, and answers as digestTable does. */
export async function writeTable(client, quoted, file) {
  const out = createWriteStream(file, { mode: 0o600 });
  const hash = createHash("sha256");
  let rows = 0;
  for await (const row of readRows(client, quoted)) {
    hash.update(row).update("\n");
    rows += 1;
    if (!out.write(`${JSON.stringify(row)}\n`)) await once(out, "drain");
  }
  out.end();
  await once(out, "close");
  return { rows, sha256: hash.digest("hex") };
}

/** The rows of a file, in batches. */
async function* readBatches(file) {
  let batch = [];
  for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY })) {
    batch.push(JSON.parse(line));
    if (batch.length < batchSize) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

/** Number of rows and digest of a written file. */
export async function digestFile(file) {
  const hash = createHash("sha256");
  let rows = 0;
  for await (const batch of readBatches(file)) {
    for (const row of batch) hash.update(row).update("\n");
    rows += batch.length;
  }
  return { rows, sha256: hash.digest("hex") };
}

/** Fills a table from a file written by writeTable. As superuser: foreign keys and triggers are not looked at meanwhile. */
export async function loadTable(client, quoted, file) {
  const sql = `INSERT INTO ${quoted} OVERRIDING SYSTEM VALUE SELECT (one.r).* FROM (SELECT x::${quoted} AS r FROM unnest($1::text[]) x OFFSET 0) one`;
  for await (const batch of readBatches(file)) await client.query(sql, [batch]);
}
