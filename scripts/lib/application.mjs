/** The application's own modules in a plain script: its TypeScript is imported, its environment is that of the installation. */
import { chosenDataDir, ensureDataDir, loadSecrets } from "./data-dir.mjs";
import { externalUrls } from "./database.mjs";
import { readInstallation } from "./installation.mjs";

/**
 * Sets the environment that the application reads and imports one of its modules.
 * @param {{ urls: { web: string, owner: string }, module: string }} options `module` such as `@/lib/server/release/sweep`
 */
export async function importApplication({ urls, module }) {
  const mode = externalUrls() ? "real" : ((await readInstallation(urls.owner)).mode ?? "demo");
  const secrets = loadSecrets(ensureDataDir(chosenDataDir())).env;
  for (const [name, value] of Object.entries({ ...secrets, TMINUS_MODE: mode })) process.env[name] ||= value;
  process.env.DATABASE_URL = urls.web;
  await import("./ts-alias.mjs");
  return import(module);
}
