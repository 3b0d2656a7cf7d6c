/** `npm run db:migration -- name`: writes the next migration from what changed in the Prisma schema. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { runCommand } from "./lib/command.mjs";
import { projectDir } from "./lib/data-dir.mjs";
import { withDatabase } from "./lib/database.mjs";
import { PlainError } from "./lib/say.mjs";
import { diffSchemas, readSchema, snapshotFile } from "./lib/schema-diff.mjs";

const migrationsDir = path.join(projectDir, "prisma/migrations");

async function writeMigration(name, isEmptyAllowed) {
  const to = readSchema();
  const from = existsSync(snapshotFile) ? readFileSync(snapshotFile, "utf8") : undefined;
  const sql = await withDatabase("db:migration", ({ owner }) => diffSchemas({ from, to, url: owner }));
  if (sql === "" && !isEmptyAllowed)
    throw new PlainError(
      "The schema leads to the same tables as before.\nFor a migration of your own SQL only: npm run db:migration -- name --empty",
    );
  const stamp = new Date().toISOString().replace(/\D/g, "").slice(0, 14);
  const dir = path.join(migrationsDir, `${stamp}_${name}`);
  mkdirSync(dir);
  writeFileSync(path.join(dir, "migration.sql"), sql || `-- ${name}\n`);
  writeFileSync(snapshotFile, to);
  console.log(
    `Wrote ${path.relative(projectDir, dir)}/migration.sql\nRead it, add what a schema cannot say (functions, grants, back-filling), then: npm run db:migrate`,
  );
}

await runCommand({
  usage: `npm run db:migration -- name [--empty]
  name     what it does, in lower case: add-window-to-release
  --empty  a migration without a change of the schema, for your own SQL
npm run db:migration -- --baseline
  notes the present schema as the one that the existing migrations lead to`,
  options: { empty: { type: "boolean" }, baseline: { type: "boolean" } },
  async work({ values, positionals: [name] }) {
    if (values.baseline) return writeFileSync(snapshotFile, readSchema());
    if (!name || !/^[a-z][a-z0-9_-]*$/.test(name))
      throw new PlainError("Name the migration, in lower case: npm run db:migration -- add-window-to-release");
    await writeMigration(name.replaceAll("-", "_"), values.empty === true);
  },
});
