/** Fills the bench's database and writes what the load needs to know of it to the given file. A process of its own. */
import "../scripts/lib/ts-alias.mjs";
import { writeFileSync } from "node:fs";

const [file, people] = process.argv.slice(2);
const { makeBenchData } = await import("./data.ts");
try {
  writeFileSync(file, JSON.stringify(await makeBenchData(Number(people), new Date().toISOString())));
  // The application's pool would keep the process for a while.
  process.exit(0);
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
