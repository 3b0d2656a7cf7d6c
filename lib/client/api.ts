import type { Problem } from "@/lib/contracts/problem";

/** What a route answered instead of success, or that it could not be reached at all (code `offline`). */
export class ApiError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.detail);
    this.problem = problem;
  }

  get code(): string {
    return this.problem.code;
  }
}

type Schema<T> = { readonly parse: (value: unknown) => T };
type Parsers = typeof import("./parsers");

type Options<T> = {
  readonly method?: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  readonly body?: unknown;
  /** What the answer must be, or which of the parsers says so; it is parsed, not believed. Without it the answer is ignored. */
  readonly schema?: Schema<T> | ((parsers: Parsers) => Schema<T>);
  /** Makes a repetition of the request have no second effect. */
  readonly idempotencyKey?: string;
  readonly signal?: AbortSignal;
};

/** One request to our own API. Throws ApiError with the problem for everything but success. */
export async function api<T = void>(path: string, { method, body, schema, idempotencyKey, signal }: Options<T> = {}): Promise<T> {
  const response = await reach(path, {
    method: method ?? (body === undefined ? "GET" : "POST"),
    headers: {
      ...(body === undefined ? {} : { "content-type": "application/json" }),
      ...(idempotencyKey === undefined ? {} : { "idempotency-key": idempotencyKey }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(signal ? { signal } : {}),
  });
  if (!response.ok) throw new ApiError(await problemOf(response));
  const parser = typeof schema === "function" ? schema(await fetchParsers()) : schema;
  return (parser ? parser.parse(await response.json()) : undefined) as T;
}

/** A parser that cannot be fetched is a server that cannot be reached: what was sent is sent again. */
async function fetchParsers(): Promise<Parsers> {
  try {
    return await import("./parsers");
  } catch {
    throw new ApiError(problem("offline", 0, "The server cannot be reached", "Its answer was lost. Check the connection and try again."));
  }
}

async function reach(path: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(path, { ...init, cache: "no-store" });
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw new ApiError(problem("offline", 0, "The server cannot be reached", "Nothing was changed. Check the connection and try again."));
  }
}

/** A proxy in between may answer in its own words; those are not shown. */
async function problemOf(response: Response): Promise<Problem> {
  const { problemSchema } = await fetchParsers();
  const parsed = problemSchema.safeParse(await response.json().catch(() => null));
  if (parsed.success) return parsed.data;
  return problem(
    "unexpected",
    response.status,
    "Something failed on the way",
    `The answer was ${response.status} and says no more. Try again.`,
  );
}

function problem(code: string, status: number, title: string, detail: string): Problem {
  return { type: `urn:tminus:problem:${code}`, title, status, code, detail };
}

/** The sentence to show for whatever was thrown. */
export function errorText(error: unknown): string {
  return error instanceof ApiError ? error.message : "Something failed in this page. Reload it and try again.";
}
