/** `npm run dev`: the embedded database and Next's development server, which shows changes as they are saved. */
import { bootstrap } from "./lib/bootstrap.mjs";
import { outliveReaders, sayFault } from "./lib/say.mjs";

outliveReaders();
try {
  await bootstrap();
  const { loadEnvFile } = await import("./lib/database.mjs");
  loadEnvFile();
  const { readSettings } = await import("./lib/launch-settings.mjs");
  const { development, launch } = await import("./lib/launch.mjs");
  await launch(readSettings(), development);
  process.exit(0);
} catch (error) {
  sayFault(error);
  process.exit(1);
}
