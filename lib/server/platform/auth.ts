import { randomBytes } from "node:crypto";
import type { NextAuthOptions } from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import { z } from "zod";
import { db } from "./db";
import { env } from "./env";
import { verifyPassword } from "./password";
import { Fault } from "./problem";
import { sessionCookieName } from "./session";
import { hashSessionId } from "./session-id";
import { countAttempt, forgetAttempts, refundAttempt } from "./throttle";

const SESSION_DAYS = 14;
const SESSION_SECONDS = SESSION_DAYS * 24 * 3600;

const credentialsSchema = z.object({ email: z.string().max(254), password: z.string().min(1).max(256) });

/** Signs in by e-mail and password. Null for any wrong pair: the answer never tells whether the account exists. */
export async function signInWithPassword(input: unknown, from: { address: string; userAgent: string }) {
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

/** Opens a session row and returns the random id that the cookie carries (256 bits). */
export async function openSession(userId: string, userAgent: string): Promise<string> {
  const sid = randomBytes(32).toString("base64url");
  await db().session.create({
    data: {
      idHash: hashSessionId(sid),
      userId,
      userAgent: userAgent.slice(0, 200),
      expiresAt: new Date(Date.now() + SESSION_SECONDS * 1000),
    },
    select: { idHash: true },
  });
  return sid;
}

/** The one place that knows next-auth. The token holds a session id and nothing else; what is true stands in the session row. */
export function authOptions(): NextAuthOptions {
  const secure = env().TMINUS_URL.startsWith("https:");
  return {
    secret: env().NEXTAUTH_SECRET,
    session: { strategy: "jwt", maxAge: SESSION_SECONDS },
    pages: { signIn: "/sign-in", error: "/sign-in" },
    cookies: { sessionToken: { name: sessionCookieName(), options: { httpOnly: true, sameSite: "lax", path: "/", secure } } },
    providers: [
      CredentialsProvider({
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
      }),
    ],
    callbacks: {
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

async function endSession(idHash: string): Promise<void> {
  await db().session.updateMany({ where: { idHash, revokedAt: null }, data: { revokedAt: new Date() } });
}
