/**
 * What people do on a release in a replay, through the public API, at minutes of its own axis: plan, answer, read, sign, close. A
 * `play` is who asks (`as`), which release, where its T-0 is, and the clock that it moves.
 */
import { setTimeout as wait } from "node:timers/promises";
import { signedIn } from "./callers.mjs";

const MINUTE_MS = 60_000;

/** Everybody by what they do, signed in; the team and its members. */
export async function company({ url, people, team: slug }) {
  const entries = Object.entries(people).map(async ([role, person], index) => {
    // An address each: sign-ins are throttled by address.
    const ask = await signedIn(url, person, { "x-forwarded-for": `10.8.0.${index + 1}` });
    return [role, { ask, ...person }];
  });
  const as = Object.fromEntries(await Promise.all(entries));
  const { teams } = await as.manager.ask("GET", "teams");
  const team = teams.find((one) => one.slug === slug);
  if (!team) throw new Error(`There is no team ${slug}.`);
  const { members } = await as.manager.ask("GET", `teams/${team.id}/members`);
  for (const person of Object.values(as))
    Object.assign(
      person,
      members.find((one) => one.email === person.email),
    );
  return { as, team };
}

/** The instant of a minute of the axis. */
export const instantAt = ({ t0 }, minutes) => new Date(t0 + minutes * MINUTE_MS).toISOString();

/** Whole minutes from T-0 to an instant. */
export const minutesOf = ({ t0 }, instant) => Math.floor((Date.parse(instant) - t0) / MINUTE_MS);

/** Moves the clock to a minute of the axis. */
export const moveTo = (play, minutes) => play.waitUntil(instantAt(play, minutes));

const of = ({ release }, path) => `releases/${release}/${path}`;

/** Asks as somebody, about the release. */
export const ask = (play, who, method, path, body) => play.as[who].ask(method, of(play, path), body);

export const stateOf = async (play) => (await play.as.deployer.ask("GET", `releases/${play.release}`)).state;

/** Plans a release on its service, which is made where the team has none of that name. The clock stands at `createdAt`. */
export async function plan(play, { service: name, createdAt, body, roster }) {
  await moveTo(play, createdAt);
  const { manager } = play.as;
  const { services } = await manager.ask("GET", `teams/${play.team.id}/services`);
  const service = services.find((one) => one.name === name) ?? (await manager.ask("POST", `teams/${play.team.id}/services`, { name }));
  const named = Object.entries(roster).map(([role, who]) => ({ role, userId: play.as[who].id }));
  const times = { zone: "America/New_York", plannedT0: instantAt(play, 0), windowStart: instantAt(play, 0) };
  const made = { serviceId: service.id, environment: "production", roster: named, ...times, ...body, plan: true };
  const { id } = await manager.ask("POST", `teams/${play.team.id}/releases`, made);
  play.release = id;
}

/** Starts the deployment at T-0. From then on minutes count from the moment at which it was. */
export async function start(play) {
  await moveTo(play, 0);
  await ask(play, "deployer", "POST", "deployment");
  play.t0 = Date.parse((await stateOf(play)).actualT0);
}

const FOLLOWS = ["sign-off", "decision", "message", "briefing"];

/** Answers what is open in a phase and answered by people, as the deployer. `values` are readings and texts by item. */
export async function workThrough(play, phase, values = {}) {
  const { items, details, rollback } = await stateOf(play);
  const isOpen = ({ phase: own, status, kind, computedFrom }) =>
    own === phase && status === "todo" && kind !== "parent" && !FOLLOWS.includes(computedFrom);
  for (const item of items.filter(isOpen)) {
    const body = { status: "done", expectedVersion: item.version, ...answerOf(item, { details, rollback, value: values[item.key] }) };
    await ask(play, "deployer", "PUT", `items/${item.key}/status`, body);
  }
}

function answerOf({ kind, options }, { details, rollback, value }) {
  if (kind === "result") return { outcome: "pass", value: value ?? "0" };
  if (kind === "fill-in") return { value: value ?? rollback?.method ?? details.rollbackMethod };
  if (kind !== "choice") return {};
  return { value: value ?? (options.find(({ key }) => key === details.strategy) ?? options[0]).key };
}

/** Signs a gate as it stands, in these roles. */
export async function sign(play, phase, roles) {
  for (const role of roles) {
    const { digest } = await ask(play, role, "GET", `phases/${phase}/gate`);
    const body = { role, digest, initials: play.as[role].initials, acceptOpen: true };
    await ask(play, role, "POST", `phases/${phase}/sign-offs`, body);
  }
}

export const close = (play, phase) => ask(play, "deployer", "POST", `phases/${phase}/closing`, {});

/** Decides to go on from a stage: the deployer's sign-off, and the approver's. */
export async function proceed(play, phase) {
  const { digest } = await ask(play, "deployer", "GET", `phases/${phase}/gate`);
  const { initials } = play.as.deployer;
  await ask(play, "deployer", "POST", `phases/${phase}/decision`, { choice: "proceed", digest, initials, acceptOpen: true });
  await sign(play, phase, ["approver"]);
}

const UNITS = { "error-rate": "%", "success-rate": "%", p95: "ms", p99: "ms", cpu: "%", memory: "MB" };

/** Records readings of a phase: `{ p95: 180 }`, or of something with a name: `{ "Orders completed": [1245, "count"] }`. */
export async function read(play, { phase, side, values, at }) {
  for (const [key, value] of Object.entries(values)) {
    const own = UNITS[key] ? { metric: key, unit: UNITS[key], value } : { metric: "business", name: key, value: value[0], unit: value[1] };
    const observedAt = at === undefined ? {} : { observedAt: instantAt(play, at) };
    await ask(play, "primary", "POST", "readings", { phase, side, ...own, ...observedAt });
  }
}

/** Asks until the answer is there. */
export async function until(question, { what, timeoutMs = 30_000, everyMs = 100 }) {
  const end = performance.now() + timeoutMs;
  for (;;) {
    const answer = await question();
    if (answer) return answer;
    if (performance.now() > end) throw new Error(`${what} did not come within ${timeoutMs / 1000} s.`);
    await wait(everyMs);
  }
}
