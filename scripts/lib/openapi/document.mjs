/** The description of the API, OpenAPI 3.1, made from what the routes themselves declare. */
import { createDocument } from "zod-openapi";

const { PROBLEMS } = await import("@/lib/contracts/problem");
const { problemAnswer } = await import("@/lib/contracts/api-answers");

const INTRODUCTION = `Everything the rooms do, through the same commands and rules.

**Signing in.** A program sends \`Authorization: Bearer <token>\`; tokens are made in the settings of a team or with \`npm run token\`. A token reads, reports, records readings, raises flags or adds notes to incidents by its scopes; it never signs, decides or sends. People use the session of their browser.

**Changes** answer what was recorded. With an \`Idempotency-Key\` the same request has one effect and one answer however often it is sent; another request under the same key is refused (\`key-reused\`).

**Lists** come by page: send \`next\` back as \`after\` until it is null. A cursor is signed and belongs to its list; any other is refused. The log of a release begins after any \`seq\` as well.

**Versions.** A release and its gates are answered with an \`ETag\`; with \`If-None-Match\` an answer that you have already is 304. A command with that tag in \`If-Match\` is carried out only while the release is unchanged; on the status of an item \`If-Match\` is the \`version\` of the item in quotes. Otherwise it is 412 (\`precondition-failed\`) with what is different now.

**Limits.** A token may send so many requests a minute, counted over all servers. \`RateLimit-Policy\` says how many and \`RateLimit\` what is left; past it the answer is 429 (\`too-many\`), and \`Retry-After\` says when to try again. People in sessions have no such limit.

**Mistakes** are answered as \`application/problem+json\`. Decide by \`code\`; \`detail\` is for people, \`path\` names what is wrong. What belongs to another team is answered exactly like what does not exist.`;

const SUCCESS = "Done.";

/** Statuses that any route of its kind may answer with, apart from success. */
function failures({ permission, method, shape }) {
  const ofChange = method === "GET" ? [] : [403, 409, 413, 415, 422];
  const matched = method !== "GET" && shape.tag ? [412] : [];
  return [400, 404, 429, 500, 503, ...(permission === "public" ? [] : [401, 403]), ...ofChange, ...matched]
    .filter((status, index, all) => all.indexOf(status) === index)
    .sort();
}

const CODES = Object.entries(PROBLEMS);
const codesOf = (status) => CODES.flatMap(([code, one]) => (one.status === status ? [`\`${code}\``] : [])).join(", ");

function answersOf(route) {
  const { shape, address, method } = route;
  const plain = STREAMS[`${method} ${address}`];
  const content = plain ? { [plain]: { schema: { type: "string" } } } : shape.answer && { "application/json": { schema: shape.answer } };
  const tagged = shape.tag === "answer" ? { ETag: headerRef("ETag") } : {};
  const headers = shape.quota ? { headers: { ...QUOTA_HEADERS, ...tagged } } : {};
  const success = content ? { 200: { description: SUCCESS, ...headers, content } } : { 204: { description: SUCCESS, ...headers } };
  const refused = failures(route).map((status) => [status, { $ref: `#/components/responses/Problem${status}` }]);
  const no = shape.no && {
    403: {
      description: `The answer is no; or ${codesOf(403)}`,
      content: { "application/json": { schema: shape.no }, "application/problem+json": { schema: problemAnswer } },
    },
  };
  const known = shape.tag === "answer" ? { 304: { description: "You have it already.", ...headers } } : {};
  return { ...success, ...known, ...Object.fromEntries(refused), ...no };
}

/** One answer per status, named after it. */
function problemAnswers() {
  const content = { "application/problem+json": { schema: problemAnswer } };
  const statuses = [...new Set(CODES.map(([, { status }]) => status))].sort();
  const headersOf = (status) => (status === 429 ? { headers: { ...QUOTA_HEADERS, "Retry-After": headerRef("RetryAfter") } } : {});
  return Object.fromEntries(
    statuses.map((status) => [`Problem${status}`, { description: codesOf(status), ...headersOf(status), content }]),
  );
}

const headerRef = (name) => ({ $ref: `#/components/headers/${name}` });
/** On answers to what is counted: tokens, and the addresses of systems outside and calendars. */
const QUOTA_HEADERS = { RateLimit: headerRef("RateLimit"), "RateLimit-Policy": headerRef("RateLimitPolicy") };
const HEADERS = {
  ETag: { description: "Of exactly this answer; its `now` apart.", schema: { type: "string" } },
  RateLimit: {
    description: 'What is left (r) and the seconds until it begins anew (t): `"token";r=1199;t=60`. Not sent to people in sessions.',
    schema: { type: "string" },
  },
  RateLimitPolicy: {
    description:
      'The limit: so many requests (q) in so many seconds (w): `"token";q=1200;w=60`. Both by draft-ietf-httpapi-ratelimit-headers-11.',
    schema: { type: "string" },
  },
  RetryAfter: { description: "Seconds after which the same request may be sent again.", schema: { type: "string" } },
};

/** What is answered by hand and is not JSON. */
const STREAMS = {
  "GET /api/v1/live": "text/event-stream",
  "GET /api/v1/calendars/[address]": "text/calendar",
  "GET /api/v1/teams/[team]/audit/export": "application/jsonl",
  "GET /api/v1/teams/[team]/deployments/export": "text/csv",
  "GET /api/v1/teams/[team]/templates/[template]/yaml": "application/yaml",
};

/** Read as bytes and proved before it is understood: what systems outside send has their form, not ours. */
const FOREIGN_BODIES = {
  "POST /api/v1/incoming/[address]": ["application/json"],
  "POST /api/v1/releases/[release]/items/[item]/evidence-files": ["application/xml", "application/sarif+json", "application/json"],
};

function bodyOf({ shape, address, method }) {
  const foreign = FOREIGN_BODIES[`${method} ${address}`];
  if (foreign) return { requestBody: { required: true, content: Object.fromEntries(foreign.map((type) => [type, { schema: {} }])) } };
  return shape.body ? { requestBody: { required: true, content: { "application/json": { schema: shape.body } } } } : {};
}

const IDEMPOTENCY_KEY = {
  name: "Idempotency-Key",
  in: "header",
  description: "8 to 128 visible characters, new for each intended change.",
  schema: { type: "string", minLength: 8, maxLength: 128 },
};

const header = (name, description) => ({ name, in: "header", description, schema: { type: "string" } });
const TAGS = {
  answer: header("If-None-Match", "The ETag of the answer that you have: 304 where it is still the same."),
  release: header("If-Match", "The ETag of the release or of one of its gates: done only while the release is as it was then."),
  item: header("If-Match", 'The version of the item in quotes, such as `"3"`: done only while the item is as it was then.'),
};

function parametersOf({ method, permission, shape }) {
  const key = method === "GET" || permission === "public" ? [] : [IDEMPOTENCY_KEY];
  return [...key, ...(shape.tag ? [TAGS[shape.tag]] : [])];
}

function operationOf(route) {
  const { shape, method, permission, summary, address } = route;
  const parameters = parametersOf(route);
  return {
    summary,
    operationId: `${method.toLowerCase()}-${address.replace("/api/", "").replaceAll(/[[\]]/g, "").replaceAll("/", "-")}`,
    tags: [tagOf(address)],
    ...(permission === "public" ? { security: [] } : {}),
    description: `Permission: \`${permission}\`.`,
    requestParams: { ...(shape.params ? { path: shape.params } : {}), ...(shape.query ? { query: shape.query } : {}) },
    ...(parameters.length > 0 ? { parameters } : {}),
    ...bodyOf(route),
    responses: answersOf(route),
  };
}

/** The noun under which a route is listed. */
function tagOf(address) {
  const parts = address.split("/").slice(2);
  if (parts[0] !== "v1") return parts[0];
  return parts[1] === "teams" && parts[3] ? parts[3] : parts[1];
}

/** The document, with keys in order of addresses. */
export function openApiDocument(routes) {
  const paths = {};
  for (const route of routes) {
    const address = route.address.replaceAll("[", "{").replaceAll("]", "}");
    paths[address] = { ...paths[address], [route.method.toLowerCase()]: operationOf(route) };
  }
  return createDocument({
    openapi: "3.1.0",
    info: { title: "T-Minus", version: "1", description: INTRODUCTION, license: { name: "Apache-2.0", identifier: "Apache-2.0" } },
    servers: [{ url: "/" }],
    security: [{ token: [] }, { session: [] }],
    paths,
    components: {
      headers: HEADERS,
      responses: problemAnswers(),
      securitySchemes: {
        token: { type: "http", scheme: "bearer" },
        session: { type: "apiKey", in: "cookie", name: "tminus.session" },
      },
    },
  });
}
