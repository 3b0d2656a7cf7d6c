import { createHash } from "node:crypto";
import { Fault } from "./problem";

/** What an If-Match speaks of: the release as a whole, by the ETag it was answered with, or one item of it, by its `version`. */
export type MatchedThing = "release" | "item";

/**
 * An answer with its ETag, or 304 where the caller has just this one. The tag is the version and a digest of everything that was
 * answered, `now` apart: what a gate says changes with time, members and the person asking too, without the release moving on.
 */
export function taggedResponse(request: Request, answer: object, version: number): Response {
  const { now, ...lasting } = answer as { now?: string };
  const text = JSON.stringify(lasting);
  const etag = `"${version}.${createHash("sha256").update(text).digest("base64url").slice(0, 16)}"`;
  const headers = { etag, "cache-control": "private, no-cache" };
  if (isKnown(request, etag)) return new Response(null, { status: 304, headers });
  const body = now === undefined ? text : `${text.slice(0, -1)},"now":${JSON.stringify(now)}}`;
  return new Response(body, { headers: { ...headers, "content-type": "application/json" } });
}

/** Proxies that compress an answer on the way mark its tag as weak, or add the encoding to it. The version is the same. */
const asSent = (tag: string): string =>
  tag
    .trim()
    .replace(/^W\//, "")
    .replace(/-(gzip|br|zstd|deflate)"$/, '"');

/** Whether If-None-Match names this tag. */
export function isKnown(request: Request, etag: string): boolean {
  const known = request.headers.get("if-none-match")?.split(",") ?? [];
  return known.some((one) => asSent(one) === etag);
}

const FORMS: Readonly<Record<MatchedThing, { form: RegExp; asked: string }>> = {
  release: { form: /^"(\d{1,9})\.[\w-]{16}"$/, asked: "Send the ETag of the release or of a gate, as it came." },
  item: {
    form: /^"(\d{1,9})"$/,
    asked: 'Send the version of the item in quotes, such as "3": a release changes with each tick elsewhere.',
  },
};

/** The version that an If-Match wants things to be at; null without one. Refuses any other form, lists and `*` too. */
export function matchedVersion(request: Request, thing: MatchedThing): number | null {
  const header = request.headers.get("if-match");
  if (header === null) return null;
  const { form, asked } = FORMS[thing];
  const version = form.exec(asSent(header))?.[1];
  if (version === undefined) throw new Fault("bad-input", asked, { path: "If-Match" });
  return Number(version);
}
