import { env } from "./env";
import { Fault } from "./problem";

const SAFE = new Set(["GET", "HEAD", "OPTIONS"]);

/** A change must come from our own pages: browsers say so by Sec-Fetch-Site, older ones by Origin; `null` is refused. */
export function checkOrigin(request: Request): void {
  if (SAFE.has(request.method)) return;
  const site = request.headers.get("sec-fetch-site");
  if (site === "same-origin" || site === "none") return;
  const origin = request.headers.get("origin");
  if (site === null && origin === null) return;
  if (origin !== null && (origin === new URL(env().TMINUS_URL).origin || origin === ownOrigin(request)) && site === null) return;
  throw new Fault("wrong-origin", "This request comes from another site.");
}

function ownOrigin(request: Request): string {
  const url = new URL(request.url);
  return `${url.protocol}//${request.headers.get("host") ?? url.host}`;
}
