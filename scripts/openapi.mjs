/** `npm run openapi`: writes the description of the API, and the page that shows it, from the routes. A build does it as well. */
import "./lib/ts-alias.mjs";
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { projectDir } from "./lib/data-dir.mjs";

const { describedApi } = await import("./lib/openapi/described-api.mjs");

for (const [file, text] of Object.entries(await describedApi())) {
  const target = path.join(projectDir, file);
  mkdirSync(path.dirname(target), { recursive: true });
  writeFileSync(target, text);
  console.log(`  ${file}`);
}
// What the routes import holds connections open.
process.exit(0);
