/**
 * Prints the routes and pages of the production build as JSON: `{ routes: [{ path, methods: { GET: "release.read" } }], pages }`.
 * A method's value is the permission that its handler declares; null where it declares none. Loads each built module, so it
 * runs as a process of its own.
 */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { projectDir } from "./data-dir.mjs";

const require = createRequire(import.meta.url);
// What Next sets up before it loads a route.
require("next/dist/server/node-environment.js");
const serverDir = path.join(projectDir, ".next/server");
const manifest = JSON.parse(readFileSync(path.join(serverDir, "app-paths-manifest.json"), "utf8"));
const httpMethods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

/** `/(workspace)/t/[team]/page` → `/t/[team]`: groups are no part of an address. */
const addressOf = (entry) => entry.replace(/\/(page|route)$/, "").replaceAll(/\/\([^)]+\)/g, "") || "/";

async function methodsOf(file) {
  const { routeModule } = require(path.join(serverDir, file));
  await routeModule.ensureUserland();
  const handlers = Object.entries(routeModule.userland).filter(([name]) => httpMethods.includes(name));
  return Object.fromEntries(handlers.map(([name, handler]) => [name, handler.permission ?? null]));
}

const entries = Object.entries(manifest).toSorted();
const routes = [];
for (const [entry, file] of entries.filter(([name]) => name.endsWith("/route")))
  routes.push({ path: addressOf(entry), methods: await methodsOf(file) });
const pages = entries.filter(([name]) => name.endsWith("/page") || name === "/page").map(([name]) => addressOf(name));
process.stdout.write(JSON.stringify({ routes, pages }), () => process.exit(0));
