/** `npm run db:reset`: throws away everything in the embedded database. The next start makes the demo again. */
import { runCommand } from "./lib/command.mjs";
import { confirm } from "./lib/confirm.mjs";
import { recreateDatabase, withStoppedInstallation } from "./lib/embedded.mjs";

await runCommand({
  usage: "npm run db:reset [-- --yes]",
  options: { yes: { type: "boolean" } },
  work: ({ values }) =>
    withStoppedInstallation("db:reset", async ({ dataDir, server }) => {
      await confirm({
        question: `Everything in the database of ${dataDir} is deleted for good.`,
        words: "delete everything",
        isYes: values.yes,
      });
      await recreateDatabase(server.url("tminus_owner"));
      console.log("The database is empty and migrated. The next `npm start` makes the demo again.");
    }),
});
