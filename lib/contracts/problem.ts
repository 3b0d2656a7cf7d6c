import * as z from "zod/mini";

/** Every code an answer can carry, with its HTTP status and title. The one table; problem+json is made from it. */
export const PROBLEMS = {
  "not-signed-in": { status: 401, title: "Sign in first" },
  "proof-needed": { status: 401, title: "Prove it is you" },
  "not-permitted": { status: 403, title: "Not permitted" },
  "wrong-origin": { status: 403, title: "Request from another site" },
  "separation-of-duties": { status: 403, title: "Separation of duties" },
  "not-found": { status: 404, title: "Not found" },
  stale: { status: 409, title: "Changed in the meantime" },
  conflict: { status: 409, title: "Somebody else was first" },
  "done-already": { status: 409, title: "Carried out already" },
  "already-signed": { status: 409, title: "Already signed" },
  "precondition-failed": { status: 412, title: "Changed in the meantime" },
  "too-large": { status: 413, title: "Too large" },
  "not-json": { status: 415, title: "Not JSON" },
  "bad-input": { status: 400, title: "Input not understood" },
  invalid: { status: 422, title: "Not possible as asked" },
  "wrong-state": { status: 422, title: "Not possible now" },
  "gate-closed": { status: 422, title: "The gate is not open for signing" },
  unsatisfiable: { status: 422, title: "Nobody could fill this" },
  "key-reused": { status: 422, title: "Idempotency key used for another request" },
  "too-many": { status: 429, title: "Too many requests" },
  unexpected: { status: 500, title: "Something failed on our side" },
  unavailable: { status: 503, title: "The database does not answer" },
} as const satisfies Record<string, { status: number; title: string }>;

export type ProblemCode = keyof typeof PROBLEMS;

/** RFC 9457 problem details, plus a stable `code` and the `path` of what is wrong. */
export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number(),
  code: z.string(),
  detail: z.string(),
  path: z.optional(z.string()),
  details: z.optional(z.unknown()),
});
export type Problem = z.infer<typeof problemSchema>;
