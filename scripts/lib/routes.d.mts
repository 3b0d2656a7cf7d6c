/** Types of routes.mjs, which must stay plain JavaScript. */
import type { RouteHandler } from "@/lib/server/platform/route";

export type Route = {
  readonly path: string;
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  readonly file: string;
  readonly handler: RouteHandler;
};

export function listRoutes(): Promise<Route[]>;
