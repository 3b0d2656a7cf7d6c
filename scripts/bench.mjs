/**
 * `npm run bench`: how fast this version is, as ratios to limits that the same run measures. Prints tables and ends with one
 * line of JSON; what cannot be measured is a fault. `npm run bench -- --only ticks,growth` runs parts of it.
 */
import { bootstrap } from "./lib/bootstrap.mjs";
import { outliveReaders, sayFault } from "./lib/say.mjs";

outliveReaders();
try {
  await bootstrap();
  const { runBench } = await import("../bench/run.mjs");
  console.log(JSON.stringify(await runBench(process.argv.slice(2))));
  process.exit(0);
} catch (error) {
  sayFault(error);
  process.exit(1);
}
