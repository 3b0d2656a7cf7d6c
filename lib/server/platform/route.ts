import type { z } from "zod";
import type { Permission } from "@/lib/domain/access/permissions";
import { type MatchedThing, taggedResponse } from "./entity-tag";
import { countRequest, templateOf } from "./metrics";
import { checkOrigin } from "./origin";
import { Fault, problemResponse } from "./problem";
import { type Meter, openMeter, type QuotaName } from "./quota";
import { cookieOf, type Viewer, viewerOfCookie } from "./session";
import { readJson } from "./strict-json";
import { viewerOfToken } from "./token";

/** `public` and `signed-in` are for what belongs to no team; every other route names the permission it needs. */
export type RoutePermission = Permission | "public" | "signed-in";

/** Proof that the wrapper found a session; data and commands ask for it and check the permission in the team or release at hand. */
export type Access = { readonly viewer: Viewer; readonly permission: Permission };

type Input<P extends RoutePermission, Params, Body, Query> = {
  request: Request;
  params: Params;
  body: Body;
  query: Query;
  access: P extends Permission ? Access : null;
  viewer: P extends "public" ? Viewer | null : Viewer;
  /** Counts this request against the quota that the route declares. Throws `too-many` past it. */
  spend: (key: string) => Promise<void>;
};

/** A value as it is sent: what the schema of the answer describes, which nobody changes any more. */
export type Sent<T> = T extends object ? { readonly [K in keyof T]: Sent<T[K]> } : T;

type RouteOptions<P extends RoutePermission, Params, Body, Query, Answer> = {
  permission: P;
  params?: z.ZodType<Params>;
  body?: z.ZodType<Body>;
  query?: z.ZodType<Query>;
  /** Wire shape of success; left out where there is nothing to answer, or a Response is made by hand. */
  answer?: z.core.$ZodType<Answer>;
  /** Wire shape of a 403 that is no refusal of the request but its answer, where the status is what callers look at. */
  no?: z.core.$ZodType;
  /** For callers that send no headers of their own: the token in their body. Where there is one, nothing else says who asks. */
  tokenIn?: (body: Body) => string | undefined;
  /** Of a public route for programs, which counts by what they prove themselves with. Tokens are counted everywhere. */
  quota?: QuotaName;
  /** Of what is answered, where it has one: it is sent as ETag, and If-None-Match is understood. */
  versionOf?: (answer: Sent<NoInfer<Answer>>) => number;
  /** What the If-Match of its requests speaks of; `commandRoute` looks at it. */
  matches?: MatchedThing;
  handler: (input: Input<P, Params, Body, Query>) => Promise<Sent<NoInfer<Answer>> | Response>;
};

/** What a route takes and answers, as the description of the API is made from it. */
export type RouteShape = {
  readonly params: z.core.$ZodType | undefined;
  readonly body: z.core.$ZodType | undefined;
  readonly query: z.core.$ZodType | undefined;
  readonly answer: z.core.$ZodType | undefined;
  readonly no: z.core.$ZodType | undefined;
  /** What its requests are counted against; those of people in sessions are not. */
  readonly quota: QuotaName | undefined;
  /** Whether its answers have an ETag, or what its requests may say by If-Match. */
  readonly tag: "answer" | MatchedThing | undefined;
};

/** The declared permission and shapes travel with the handler, so that every route of the build can be listed with them. */
export type RouteHandler = Handle & { readonly permission: RoutePermission; readonly shape: RouteShape };

type Handle = (request: Request, context: { params: Promise<Record<string, string | string[]>> }) => Promise<Response>;

/**
 * The one wrapper of every route: origin, session, strict input, one mapper to problem+json.
 * The handler returns a value (sent as JSON, 204 for undefined) or a Response.
 */
export function route<P extends RoutePermission, Params = Record<string, never>, Body = undefined, Query = undefined, Answer = void>(
  options: RouteOptions<P, Params, Body, Query, Answer>,
): RouteHandler {
  const answer: Handle = async (request, context) => {
    const meter = openMeter();
    try {
      const early = options.tokenIn && options.body && check(options.body, await readJson(request));
      const viewer = await viewerOf(request, options.permission, { meter, token: early && options.tokenIn?.(early) });
      if (!viewer && options.permission !== "public") throw new Fault("not-signed-in", "Sign in to go on.");
      const params = options.params ? parseParams(options.params, await context.params) : {};
      const body = early ?? (options.body && check(options.body, await readJson(request)));
      const query = options.query && check(options.query, queryOf(request));
      const access = accessOf(viewer, options.permission);
      const spend = (key: string) => (options.quota ? meter.spend(options.quota, key) : Promise.resolve());
      const input = { request, params, body, query, access, viewer, spend } as unknown as Input<P, Params, Body, Query>;
      const result = await options.handler(input);
      return meter.note(toResponse(request, result, options.versionOf));
    } catch (error) {
      return meter.note(problemResponse(error));
    }
  };
  const { permission, params, body, query, answer: success, no } = options;
  const quota = options.quota ?? (permission === "public" || permission === "signed-in" ? undefined : "token");
  const tag: RouteShape["tag"] = options.versionOf ? "answer" : options.matches;
  return Object.assign(timed(answer), { permission, shape: { params, body, query, answer: success, no, quota, tag } });
}

/** Notes how long each answer took, under the template of its route. */
function timed(answer: Handle): Handle {
  return async (request, context) => {
    const begin = performance.now();
    const [response, params] = await Promise.all([answer(request, context), context.params]);
    const route = templateOf(new URL(request.url).pathname, params);
    countRequest({ method: request.method, route, status: response.status, seconds: (performance.now() - begin) / 1000 });
    return response;
  };
}

/** A browser sends its cookie wherever it is led, a client its token by intent: the origin is asked of cookies only. */
async function viewerOf(
  request: Request,
  permission: RoutePermission,
  { meter, token }: { meter: Meter; token: string | undefined },
): Promise<Viewer | null> {
  const authorization = token === undefined ? request.headers.get("authorization") : `Bearer ${token}`;
  if (authorization === null || permission === "public") {
    checkOrigin(request);
    return viewerOfCookie(cookieOf(request));
  }
  const viewer = await viewerOfToken(authorization);
  if (!viewer) throw new Fault("not-signed-in", "This token is unknown, revoked or expired, or its owner left the team.");
  if (viewer.token) await meter.spend("token", viewer.token.id);
  if (permission === "signed-in") throw new Fault("not-permitted", "This is for people who sign in; a token cannot do it.");
  return viewer;
}

function accessOf(viewer: Viewer | null, permission: RoutePermission): Access | null {
  return viewer && permission !== "public" && permission !== "signed-in" ? { viewer, permission } : null;
}

function toResponse<T>(request: Request, result: T | Response, versionOf?: (answer: T) => number): Response {
  if (result instanceof Response) return result;
  if (result === undefined) return new Response(null, { status: 204 });
  if (versionOf) return taggedResponse(request, result as object, versionOf(result));
  return Response.json(result, { headers: { "cache-control": "no-store" } });
}

/** An id that cannot exist is not found: the same answer as one that does not, or belongs to another team. */
function parseParams<T>(schema: z.ZodType<T>, value: unknown): T {
  const result = schema.safeParse(value);
  if (!result.success) throw new Fault("not-found", "There is nothing at this address.");
  return result.data;
}

function check<T>(schema: z.ZodType<T>, value: unknown): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const first = result.error.issues[0];
  const path = first?.path.join(".") ?? "";
  throw new Fault("bad-input", first ? first.message : "The input was not understood.", { path, details: result.error.issues.map(brief) });
}

const brief = (issue: z.core.$ZodIssue) => ({ path: issue.path.join("."), message: issue.message });

function queryOf(request: Request): Record<string, string> {
  const entries = [...new URL(request.url).searchParams];
  const repeated = entries.find(([key], index) => entries.findIndex(([other]) => other === key) !== index);
  if (repeated) throw new Fault("bad-input", "A parameter is given twice.", { path: repeated[0] });
  return Object.fromEntries(entries);
}
