import { globSync } from "node:fs";
import { resolve } from "node:path";
import type { RouteHandler } from "@/lib/server/platform/route";

const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const;

export type Route = { readonly path: string; readonly method: (typeof METHODS)[number]; readonly handler: RouteHandler };

/** Every route that Next makes of the folder `app`, so that a new one cannot be forgotten: all but next-auth's own, which knows sessions and no team. */
export async function listRoutes(): Promise<Route[]> {
  const files = globSync("app/api/**/route.ts")
    .filter((file) => !file.includes("nextauth"))
    .sort();
  const routes = await Promise.all(
    files.map(async (file) => {
      const path = `/${file.replace(/^app\//, "").replace(/\/route\.ts$/, "")}`;
      const module = (await import(/* @vite-ignore */ resolve(file))) as Record<string, RouteHandler | undefined>;
      return METHODS.flatMap((method) => (module[method] ? [{ path, method, handler: module[method] }] : []));
    }),
  );
  return routes.flat();
}
