/** `npm run db:migrate`: brings the database in force to the newest migration. */
import { runCommand } from "./lib/command.mjs";
import { withDatabase } from "./lib/database.mjs";
import { migrate } from "./lib/migrate.mjs";

await runCommand({
  usage: "npm run db:migrate\n  Works on DATABASE_MIGRATE_URL, else DATABASE_URL, else the embedded database.",
  work: () =>
    withDatabase("db:migrate", async ({ owner }) => {
      const { applied } = await migrate({ url: owner });
      console.log(applied.length === 0 ? "The database is up to date." : `Applied: ${applied.join(", ")}`);
    }),
});
