/**
 * Makes the demo's data and writes its sign-ins to the given file. Started by the launcher, with the hook that lets Node
 * import the application's TypeScript.
 */
import { writePrivate } from "./lib/data-dir.mjs";

const [file] = process.argv.slice(2);
const { seedDemo } = await import("../prisma/seed/demo.ts");
const signIns = await seedDemo({ now: new Date().toISOString() });
writePrivate(file, `${JSON.stringify(signIns, null, 2)}\n`);
// The application's pool would keep the process for a while.
process.exit(0);
