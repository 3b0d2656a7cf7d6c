import { randomBytes } from "node:crypto";
import type { NextAuthOptions } from "next-auth";
import { decode } from "next-auth/jwt";
import CredentialsProvider from "next-auth/providers/credentials";
import { z } from "zod";
import type { SignOnProblem } from "@/lib/contracts/single-sign-on";
import { pathOf } from "@/lib/domain/access/return-path";
import { db } from "./db";
import { env } from "./env";
import { log } from "./log";
import { countRefusedSignIn } from "./metrics";
import { OIDC, oidcProvider, readClaims, SESSION_SECONDS, type SignedClaims } from "./oidc";
import { verifyPassword } from "./password";
import { Fault } from "./problem";
import { cookieOf, sessionCookieName, type Viewer, viewerOfCookie } from "./session";
import { hashSessionId } from "./session-id";
import { type SingleSignOn, singleSignOn } from "./single-sign-on";
import { countAttempt, forgetAttempts, refundAttempt } from "./throttle";

const credentialsSchema = z.object({ email: z.string().max(254), password: z.string().min(1).max(256) });

/** As `checkPassword`, and counts who was refused. */
export async function signInWithPassword(input: unknown, from: { address: string; userAgent: string }) {
  let entry: Awaited<ReturnType<typeof checkPassword>> = null;
  try {
    entry = await checkPassword(input, from);
    return entry;
  } finally {
    if (!entry) countRefusedSignIn("password");
  }
}

/** Signs in by e-mail and password. Null for any wrong pair: the answer never tells whether the account exists. */
async function checkPassword(input: unknown, from: { address: string; userAgent: string }) {
  const parsed = credentialsSchema.safeParse(input);
  if (!parsed.success) return null;
  const email = parsed.data.email.trim().toLowerCase();
  const pair = `${email}|${from.address}`;
  await countAttempt("sign-in-address", from.address);
  await countAttempt("sign-in-pair", pair);
  const user = await db().user.findUnique({ where: { email }, select: { id: true, name: true, passwordHash: true, disabledAt: true } });
  const matches = await verifyPassword(user?.passwordHash ?? null, parsed.data.password);
  if (!user || !matches || user.disabledAt) return null;
  await forgetAttempts("sign-in-pair", pair);
  await refundAttempt("sign-in-address", from.address);
  return { id: user.id, name: user.name, sid: await openSession(user.id, from.userAgent) };
}

/** Opens a session row and returns the random id that the cookie carries (256 bits). `provedAt` is now unless it was elsewhere and earlier. */
export async function openSession(userId: string, userAgent: string, provedAt = new Date()): Promise<string> {
  const sid = randomBytes(32).toString("base64url");
  await db().session.create({
    data: {
      idHash: hashSessionId(sid),
      userId,
      userAgent: userAgent.slice(0, 200),
      provedAt,
      expiresAt: new Date(Date.now() + SESSION_SECONDS * 1000),
    },
    select: { idHash: true },
  });
  return sid;
}

/** Finds or makes the person whom the provider signed in; `viewer` is who is signed in here already. */
export type Welcome = (
  claims: SignedClaims,
  viewer: Viewer | null,
) => Promise<{ readonly ok: true; readonly userId: string } | { readonly ok: false; readonly reason: SignOnProblem }>;

/** The one place that knows next-auth. The token holds a session id and nothing else; what is true stands in the session row. */
export function authOptions(request: Request, welcome: Welcome): NextAuthOptions {
  const secure = env().TMINUS_URL.startsWith("https:");
  const provider = singleSignOn();
  return {
    secret: env().NEXTAUTH_SECRET,
    session: { strategy: "jwt", maxAge: SESSION_SECONDS },
    pages: { signIn: "/sign-in", error: "/sign-in" },
    cookies: { sessionToken: { name: sessionCookieName(), options: { httpOnly: true, sameSite: "lax", path: "/", secure } } },
    providers: [passwordProvider(), ...(provider ? [oidcProvider(provider)] : [])],
    logger: { error: (code, error) => log.warn({ code, error: reasonOf(error) }, "sign-in did not work") },
    callbacks: {
      signIn: async ({ user, account, profile }) => {
        if (account?.provider !== OIDC || !provider) return account?.provider === "credentials";
        const entry = await enter({ request, profile, provider, welcome });
        if (!entry.ok) countRefusedSignIn("provider");
        if (!entry.ok) return signInPage(entry.reason, request);
        // next-auth hands this very object on to `jwt`, as what `authorize` returns for a password.
        Object.assign(user, { sid: entry.sid });
        return true;
      },
      // `session.update()` data never gets in: only a fresh sign-in puts an id into the token.
      jwt: ({ token, user }) => (user && "sid" in user ? { sid: user.sid } : { sid: token.sid }),
      session: ({ session }) => ({ expires: session.expires }),
    },
    events: {
      signOut: async ({ token }) => {
        if (typeof token?.sid === "string") await endSession(hashSessionId(token.sid));
      },
    },
  };
}

function passwordProvider() {
  return CredentialsProvider({
    name: "Password",
    credentials: { email: { type: "email" }, password: { type: "password" } },
    authorize: (credentials, request) =>
      signInWithPassword(credentials, {
        address: String(request.headers?.["x-forwarded-for"] ?? "unknown"),
        userAgent: String(request.headers?.["user-agent"] ?? ""),
      }).catch((error: unknown) => {
        // next-auth shows the message of an Error to the sign-in page; anything but our own words stays here.
        throw new Error(error instanceof Fault ? error.detail : "Signing in failed on our side. Try again.");
      }),
  });
}

type Entry = { readonly ok: true; readonly sid: string } | { readonly ok: false; readonly reason: SignOnProblem };
type Arrival = { readonly request: Request; readonly profile: unknown; readonly provider: SingleSignOn; readonly welcome: Welcome };

/** The sign-in page with what went wrong, and with the page that was asked for, which next-auth keeps in a cookie of its own. */
function signInPage(error: SignOnProblem, request: Request): string {
  const [, kept = ""] = /next-auth\.callback-url=([^;]+)/.exec(request.headers.get("cookie") ?? "") ?? [];
  const page = new URL("/sign-in", env().TMINUS_URL);
  page.searchParams.set("error", error);
  page.searchParams.set("to", pathOf(decodeURIComponent(kept), env().TMINUS_URL));
  return page.href;
}

/** Somebody comes back from the provider: to sign in, or to prove once more who they are on the session that they have. */
async function enter({ request, profile, provider, welcome }: Arrival): Promise<Entry> {
  try {
    const claims = readClaims(profile, provider);
    const cookie = cookieOf(request);
    const viewer = await viewerOfCookie(cookie);
    const found = await welcome(claims, viewer);
    if (!found.ok) return found;
    // Without `auth_time` nothing is known of when they proved it: good for signing in, never for signing off.
    const provedAt = new Date(Math.min((claims.auth_time ?? 0) * 1000, Date.now()));
    if (viewer) return await renewProof({ cookie, viewer, provedAt });
    return { ok: true, sid: await openSession(found.userId, request.headers.get("user-agent") ?? "", provedAt) };
  } catch (error) {
    log.error({ error: reasonOf(error) }, "single sign-on failed");
    return { ok: false, reason: "failed" };
  }
}

/** Notes a later proof on the session, which stays the same one: other tabs and streams go on. */
async function renewProof(by: { cookie: string | undefined; viewer: Viewer; provedAt: Date }): Promise<Entry> {
  const token = await decode({ token: by.cookie, secret: env().NEXTAUTH_SECRET });
  const { count } = await db().session.updateMany({
    where: { idHash: by.viewer.sessionHash, revokedAt: null, provedAt: { lt: by.provedAt } },
    data: { provedAt: by.provedAt },
  });
  if (count === 0 || typeof token?.sid !== "string") return { ok: false, reason: "not-proved" };
  return { ok: true, sid: token.sid };
}

async function endSession(idHash: string): Promise<void> {
  await db().session.updateMany({ where: { idHash, revokedAt: null }, data: { revokedAt: new Date() } });
}

/** What is written to the server's log: the message, and no token or claim. */
function reasonOf(error: unknown): string {
  if (error instanceof Error) return error.message;
  if (typeof error === "object" && error !== null && "error" in error) return reasonOf(error.error);
  return "unknown";
}
