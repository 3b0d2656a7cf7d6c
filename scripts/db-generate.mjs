/** `npm run db:generate`: makes Prisma's client when the schema changed. */
import { runCommand } from "./lib/command.mjs";
import { generateClient } from "./lib/generate.mjs";

await runCommand({
  usage: "npm run db:generate",
  work: async () => console.log(generateClient() ? "Prisma's client was generated." : "Prisma's client is up to date."),
});
