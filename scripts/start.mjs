/**
 * `npm start`: from a fresh clone to a served page. This file and what it imports at the top run on any Node >= 20 with
 * nothing installed; the rest is imported once Node 24 and the dependencies are there.
 */
import { bootstrap } from "./lib/bootstrap.mjs";
import { outliveReaders, sayFault } from "./lib/say.mjs";

outliveReaders();
try {
  await bootstrap();
  const { loadEnvFile } = await import("./lib/database.mjs");
  loadEnvFile();
  const { readSettings } = await import("./lib/launch-settings.mjs");
  const { launch } = await import("./lib/launch.mjs");
  await launch(readSettings());
  process.exit(0);
} catch (error) {
  sayFault(error);
  process.exit(1);
}
