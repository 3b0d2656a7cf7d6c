/**
 * SQL that leads from one Prisma schema to another, by Prisma's schema engine in its WebAssembly build (the engine's
 * binary cannot be had without network). Schema to schema: introspecting Postgres 18 fails, so the last migrated schema
 * is kept as prisma/migrations/schema.snapshot.
 */
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import * as glue from "@prisma/schema-engine-wasm/schema_engine_bg";
import { projectDir } from "./data-dir.mjs";

const require = createRequire(import.meta.url);
// The adapter's own dependency, in the adapter's version.
const { bindMigrationAwareSqlAdapterFactory } = createRequire(require.resolve("@prisma/adapter-pg"))("@prisma/driver-adapter-utils");
const schemaDir = path.join(projectDir, "prisma");

/** The schema that the migrations lead to. */
export const snapshotFile = path.join(schemaDir, "migrations/schema.snapshot");

/** All schema files in one text, in the order of their names. */
export function readSchema() {
  const files = [
    "schema.prisma",
    ...readdirSync(path.join(schemaDir, "models"))
      .sort()
      .map((name) => `models/${name}`),
  ];
  return files
    .filter((name) => name.endsWith(".prisma"))
    .map((name) => `// ${name}\n${readFileSync(path.join(schemaDir, name), "utf8")}`)
    .join("\n");
}

let loaded;

/** One instance per process: the package's glue keeps views of the first one's memory. */
function loadGlue() {
  loaded ??= instantiate();
  return loaded;
}

async function instantiate() {
  const wasm = require.resolve("@prisma/schema-engine-wasm").replace(/\.js$/, "_bg.wasm");
  const { instance } = await WebAssembly.instantiate(readFileSync(wasm), { "./schema_engine_bg.js": glue });
  glue.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
}

/** A schema without comments and spacing: what can change tables. */
export function schemaCore(text) {
  return text
    .replace(/\/\/.*$/gm, "")
    .replace(/\s+/g, " ")
    .trim();
}

async function loadEngine(url) {
  await loadGlue();
  // The engine asks a server for its version before it compares two texts.
  const adapter = bindMigrationAwareSqlAdapterFactory(new PrismaPg({ connectionString: url }));
  return glue.SchemaEngine.new({ datamodels: undefined }, () => {}, adapter);
}

/**
 * The SQL from schema text `from` (`undefined`: an empty database) to `to`; empty text when they come to the same tables.
 * `url` is any database that can be reached: nothing in it is read or changed.
 */
export async function diffSchemas({ from, to, url }) {
  const engine = await loadEngine(url);
  const target = (content) => ({ tag: "schemaDatamodel", files: [{ path: "schema.prisma", content }] });
  const result = await engine.diff({
    from: from === undefined ? { tag: "empty" } : target(from),
    to: target(to),
    script: true,
    exitCode: true,
    filters: { externalTables: [], externalEnums: [] },
    shadowDatabaseUrl: null,
  });
  return result.exitCode === 0 ? "" : (result.stdout ?? "");
}
