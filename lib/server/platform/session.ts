import { cookies } from "next/headers";
import { decode } from "next-auth/jwt";
import type { TokenIdentity } from "@/lib/domain/access/token";
import { pool } from "./db";
import { env } from "./env";
import { hashSessionId } from "./session-id";
import { singleton } from "./singleton";

/** The person behind a request, from a session row that was valid a moment ago; or a token that acts for its owner. */
export type Viewer = {
  readonly userId: string;
  readonly name: string;
  readonly initials: string;
  readonly email: string;
  readonly zone: string | null;
  readonly sessionHash: string;
  readonly provedAt: string;
  /** Where a token asks: it is the actor, within its team and scopes. The fields above are then its owner's. */
  readonly token?: TokenIdentity;
};

/** `__Host-` binds the cookie to this host over https; browsers refuse that prefix on plain http. */
export function sessionCookieName(): string {
  return env().TMINUS_URL.startsWith("https:") ? "__Host-tminus.session" : "tminus.session";
}

/** Decrypting the cookie is pure, so it is done once per cookie; the session row is still read at every request. */
const decoded = () => singleton("session-cookies", () => new Map<string, { sid: string; until: number }>());
const CACHED_COOKIES = 5_000;

async function sessionHashOf(cookie: string): Promise<string | null> {
  const cache = decoded();
  const known = cache.get(cookie);
  if (known) return known.until > Date.now() ? known.sid : null;
  const token = await decode({ token: cookie, secret: env().NEXTAUTH_SECRET }).catch(() => null);
  if (!token || typeof token.sid !== "string") return null;
  const sid = hashSessionId(token.sid);
  if (cache.size >= CACHED_COOKIES) cache.clear();
  cache.set(cookie, { sid, until: (typeof token.exp === "number" ? token.exp : 0) * 1000 });
  return sid;
}

const FIND = {
  name: "session-viewer",
  text: `SELECT u.id, u.name, u.initials, u.email, u.zone, s."provedAt"
    FROM session s JOIN "user" u ON u.id = s."userId"
    WHERE s."idHash" = $1 AND s."revokedAt" IS NULL AND s."expiresAt" > now() AND u."disabledAt" IS NULL`,
};

/** Who sent this cookie value; null when it is no session, or one that ended or was revoked. */
export async function viewerOfCookie(cookie: string | undefined): Promise<Viewer | null> {
  if (!cookie) return null;
  const sessionHash = await sessionHashOf(cookie);
  if (!sessionHash) return null;
  const { rows } = await pool().query({ ...FIND, values: [sessionHash] });
  const row = rows[0];
  if (!row) return null;
  return {
    userId: row.id,
    name: row.name,
    initials: row.initials,
    email: row.email,
    zone: row.zone,
    sessionHash,
    provedAt: row.provedAt.toISOString(),
  };
}

/** Who is looking at this page or calling this route. */
export async function currentViewer(): Promise<Viewer | null> {
  const jar = await cookies();
  return viewerOfCookie(jar.get(sessionCookieName())?.value);
}

/** The session cookie of a plain Request, without Next's request scope. */
export function cookieOf(request: Request): string | undefined {
  const name = `${sessionCookieName()}=`;
  const header = request.headers.get("cookie") ?? "";
  const part = header.split("; ").find((one) => one.startsWith(name));
  return part ? decodeURIComponent(part.slice(name.length)) : undefined;
}
