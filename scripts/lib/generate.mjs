/** Prisma's client, made from the schema into lib/server/platform/generated; only when the schema or Prisma changed. */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { projectDir } from "./data-dir.mjs";
import { PlainError } from "./say.mjs";

const outputDir = path.join(projectDir, "lib/server/platform/generated");
const stampFile = path.join(outputDir, ".schema-hash");

function schemaHash() {
  const hash = createHash("sha256");
  const schemaDir = path.join(projectDir, "prisma");
  const files = readdirSync(schemaDir, { recursive: true }).filter((name) => name.endsWith(".prisma"));
  for (const name of [...files.sort(), "../node_modules/prisma/package.json"])
    hash.update(name).update(readFileSync(path.join(schemaDir, name)));
  return hash.digest("hex");
}

/** Generates where needed and says whether it did. Throws a PlainError with Prisma's words when the schema is wrong. */
export function generateClient() {
  const hash = schemaHash();
  if (existsSync(stampFile) && readFileSync(stampFile, "utf8") === hash) return false;
  const done = spawnSync(process.execPath, [path.join(projectDir, "node_modules/prisma/build/index.js"), "generate"], {
    cwd: projectDir,
    encoding: "utf8",
    env: {
      ...process.env,
      // Any existing program will do: without it Prisma downloads an engine that generating does not use.
      PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
      PRISMA_HIDE_UPDATE_MESSAGE: "1",
      CHECKPOINT_DISABLE: "1",
    },
  });
  if (done.status !== 0) throw new PlainError(`Prisma could not generate its client:\n${done.stdout}${done.stderr}`.trim());
  writeFileSync(stampFile, hash);
  return true;
}
