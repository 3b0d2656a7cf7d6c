/** The routes of the API, read from the folder that Next makes them of, so that a new one cannot be forgotten. */
import { globSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { projectDir } from "./data-dir.mjs";

const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"];

/**
 * Every method of every route: its address as Next writes it, its file and its handler. All but next-auth's own, which knows
 * sessions and no team. Under plain Node the alias hook must be on.
 */
export async function listRoutes() {
  const files = globSync("app/api/**/route.ts", { cwd: projectDir })
    .filter((file) => !file.includes("nextauth"))
    .sort();
  const found = files.map(async (file) => {
    const module = await import(/* @vite-ignore */ pathToFileURL(path.join(projectDir, file)).href);
    const address = `/${file.replace(/^app\//, "").replace(/\/route\.ts$/, "")}`;
    return METHODS.filter((method) => module[method]).map((method) => ({ path: address, method, file, handler: module[method] }));
  });
  return (await Promise.all(found)).flat();
}
