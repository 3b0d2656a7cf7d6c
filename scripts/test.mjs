/**
 * `npm test`: every check of this repository, from a fresh clone. Goes on after a failure and ends with one line that sums
 * all of them. `npm test -- --only unit,build` runs some of them.
 */
import { bootstrap } from "./lib/bootstrap.mjs";
import { outliveReaders, sayFault } from "./lib/say.mjs";

outliveReaders();
try {
  await bootstrap();
  const { runAll } = await import("./lib/test-run.mjs");
  const { failed } = await runAll(process.argv.slice(2));
  process.exit(failed === 0 ? 0 : 1);
} catch (error) {
  sayFault(error);
  console.log("0 passed, 1 failed");
  process.exit(1);
}
