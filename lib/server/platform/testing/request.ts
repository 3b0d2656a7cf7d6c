/**
 * Calls a route handler as a browser would:
 *
 *     const { status, body } = await call(PATCH, { params: { team: id }, cookie: await cookieFor(userId), body: { role: "member" } });
 */
import { encode } from "next-auth/jwt";
import { openSession } from "@/lib/server/platform/auth";
import { env } from "@/lib/server/platform/env";
import type { RouteHandler } from "@/lib/server/platform/route";
import { sessionCookieName } from "@/lib/server/platform/session";

type Call = {
  readonly method?: string;
  /** Path and query; only the query matters to a handler. */
  readonly path?: string;
  readonly params?: Record<string, string>;
  /** Value of the cookie header; nobody is signed in without one. */
  readonly cookie?: string;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
};

export type Answer = { readonly status: number; readonly body: unknown; readonly headers: Headers };

/** Signs a person in on a fresh browser; the value of its cookie header. */
export async function cookieFor(userId: string): Promise<string> {
  const sid = await openSession(userId, "test browser");
  const value = await encode({ token: { sid }, secret: env().NEXTAUTH_SECRET });
  return `${sessionCookieName()}=${encodeURIComponent(value)}`;
}

/** The answer of a handler; JSON bodies parsed, others as text. */
export async function call(
  handler: RouteHandler,
  { method, path = "/api/test", params = {}, cookie, body, headers = {} }: Call = {},
): Promise<Answer> {
  const request = new Request(new URL(path, env().TMINUS_URL), {
    method: method ?? (body === undefined ? "GET" : "POST"),
    headers: {
      ...(cookie ? { cookie } : {}),
      ...(body === undefined ? {} : { "content-type": "application/json" }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const response = await handler(request, { params: Promise.resolve(params) });
  const text = await response.text();
  const isJson = /^application\/(problem\+)?json(;|$)/.test(response.headers.get("content-type") ?? "");
  return { status: response.status, body: isJson ? JSON.parse(text) : text, headers: response.headers };
}
