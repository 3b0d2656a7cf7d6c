/**
 * Makes the demo's data and writes its sign-ins to the given file, or prints them where there is none. Started by the
 * launcher; by hand it takes the environment of the application: `node scripts/seed-demo.mjs`.
 */
import "./lib/ts-alias.mjs";
import { writePrivate } from "./lib/data-dir.mjs";

const [file] = process.argv.slice(2);
const { seedDemo } = await import("../prisma/seed/demo.ts");
const signIns = await seedDemo({ now: new Date().toISOString() }).catch((error) => {
  console.error(error.cause ? error : error.message);
  process.exit(1);
});
const text = `${JSON.stringify(signIns, null, 2)}\n`;
if (file) writePrivate(file, text);
// The application's pool would keep the process for a while.
process.stdout.write(file ? "" : text, () => process.exit(0));
