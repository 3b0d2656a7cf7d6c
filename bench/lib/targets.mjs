/**
 * How the two servers are spoken to. A target is plain data: `kind`, `port`, `release`, `people` (each with the item that
 * it ticks and that item's version) and, for the real one, `cookies` of sessions.
 */
import { requestText } from "./http.mjs";

/** About what the real server adds to an event: actor, times, reasons. Frames of both are of one size then. */
const FILLER = "x".repeat(330);

/** The next tick of a person: done and back to do by turns, from the version that they know. */
export function tickRequest(target, { item, version, cookie }) {
  const status = version % 2 === 0 ? "done" : "todo";
  if (target.kind === "floor") {
    const body = JSON.stringify({ release: target.release, item, status, expectedVersion: version, filler: FILLER });
    return requestText({ method: "PUT", path: "/tick", body });
  }
  return requestText({
    method: "PUT",
    path: `/api/v1/releases/${target.release}/items/${item}/status`,
    headers: ["sec-fetch-site: same-origin", `cookie: tminus.session=${cookie}`],
    body: JSON.stringify({ status, expectedVersion: version }),
  });
}

/** Path and headers of a stream. Each viewer of the real server is a person with a session of their own. */
export function watchOptions(target, index) {
  const path = target.kind === "floor" ? "/live" : "/api/v1/live";
  const cookie = target.kind === "floor" ? [] : [`cookie: tminus.session=${target.cookies[index]}`];
  return { pathAfter: (after) => `${path}?after=${target.release}.${after}`, headers: ["accept: text/event-stream", ...cookie] };
}
