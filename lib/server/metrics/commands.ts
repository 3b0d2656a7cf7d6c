import { randomUUID } from "node:crypto";
import type { MetricQueriesBody, MetricSourceBody, MetricSourceDto, MetricTrialBody, MetricTrialDto } from "@/lib/contracts/metric-source";
import type { MetricSourceFacts } from "@/lib/domain/access/team-event";
import { DEFAULT_QUERIES } from "@/lib/domain/metrics/default-queries";
import { METRICS, type MetricKey } from "@/lib/domain/metrics/metric";
import { LONGEST_WINDOW } from "@/lib/domain/metrics/sampling";
import type { MetricQuery } from "@/lib/domain/metrics/source";
import { requireProof } from "@/lib/server/access/proof";
import type { TeamAccess } from "@/lib/server/access/team";
import { now } from "@/lib/server/platform/clock";
import { db } from "@/lib/server/platform/db";
import { checkTarget } from "@/lib/server/platform/outgoing-target";
import { Fault } from "@/lib/server/platform/problem";
import { seal } from "@/lib/server/platform/secret-box";
import { changeTeam } from "@/lib/server/platform/team-change";
import { askedSource, getMetricSource, noteAnswer } from "./data";
import { openRound, secretAbout } from "./prometheus";

const MAX_PER_TEAM = 10;
/** What a stage of the reference is judged by, asked for from the first. */
const FIRST_METRICS = ["success-rate", "error-rate", "p95", "p99", "throughput"] as const satisfies readonly MetricKey[];

/** Adds a source with the usual queries for all services. Needs a fresh proof: this server goes where it says. */
export async function createMetricSource(access: TeamAccess, body: MetricSourceBody): Promise<{ id: string }> {
  requireProof(access.access.viewer);
  checkAddress(body.address);
  const id = randomUUID();
  const teamId = access.team.id;
  const secret = secretOf(body);
  if (secret === null && body.auth.kind !== "none") throw needsSecret();
  await changeTeam({ teamId, viewer: access.access.viewer }, async ({ tx, append }) => {
    if ((await tx.metricSource.count({ where: { teamId } })) >= MAX_PER_TEAM)
      throw new Fault("wrong-state", `A team has ${MAX_PER_TEAM} sources at most. Remove one first.`);
    const data = { id, teamId, ...rowOf(body), secret: secret && seal(secret, secretAbout(id)), queries: firstQueries() };
    await tx.metricSource.create({ data, select: { id: true } });
    await append({ type: "metric-source.created", payload: { source: { id, ...factsOf(body) } } });
  });
  return { id };
}

/**
 * Changes name, environment, address and proof. A secret that is not given again stays, but is not sent to another address. Needs a fresh
 * proof.
 */
export async function changeMetricSource(access: TeamAccess, id: string, body: MetricSourceBody): Promise<MetricSourceDto> {
  requireProof(access.access.viewer);
  const present = await getMetricSource(access, id);
  checkAddress(body.address);
  const secret = secretOf(body);
  if (secret === null && mustRenew(present, body)) throw needsSecret();
  const { kind: auth } = present.auth;
  const before: Omit<MetricSourceFacts, "id"> = { name: present.name, environment: present.environment, address: present.address, auth };
  const changes = differences(before, factsOf(body));
  const isSame = Object.keys(changes).length === 0 && rowOf(body).username === present.auth.username;
  if (isSame && secret === null) return present;
  await changeTeam({ teamId: access.team.id, viewer: access.access.viewer }, async ({ tx, append }) => {
    const sealed = secret === null ? (body.auth.kind === "none" ? { secret: null } : {}) : { secret: seal(secret, secretAbout(id)) };
    const where = { id, teamId: access.team.id, address: present.address, auth };
    const { count } = await tx.metricSource.updateMany({ where, data: { ...rowOf(body), ...sealed, askedAt: null, problem: null } });
    if (count === 0) throw new Fault("stale", "Somebody changed this source meanwhile. Look again.");
    const was = Object.fromEntries(Object.keys(changes).map((key) => [key, before[key as keyof typeof before]]));
    await append({ type: "metric-source.changed", payload: { id, name: body.name, changes, before: was, isSecretNew: secret !== null } });
  });
  return getMetricSource(access, id);
}

/** Replaces the queries that the person saw. They hold for what is measured from now on. Refuses services of other teams. */
export async function setMetricQueries(access: TeamAccess, id: string, { version, queries }: MetricQueriesBody): Promise<MetricSourceDto> {
  const present = await getMetricSource(access, id);
  await requireServices(access, queries);
  await changeTeam({ teamId: access.team.id, viewer: access.access.viewer }, async ({ tx, append }) => {
    const where = { id, teamId: access.team.id, version };
    const { count } = await tx.metricSource.updateMany({ where, data: { queries: [...queries], version: { increment: 1 } } });
    if (count === 0) throw new Fault("stale", "Somebody changed these queries since you opened them.", { details: { present } });
    const payload = { id, name: present.name, version: version + 1, queries: queries.length };
    await append({ type: "metric-source.queries-changed", payload });
  });
  return getMetricSource(access, id);
}

async function requireServices(access: TeamAccess, queries: readonly MetricQuery[]): Promise<void> {
  const known = await db().service.findMany({ where: { teamId: access.team.id, archivedAt: null }, select: { id: true } });
  const index = queries.findIndex(({ serviceId }) => serviceId !== null && !known.some(({ id }) => id === serviceId));
  if (index >= 0) throw new Fault("invalid", "Choose a service of the team.", { path: `queries.${index}.serviceId` });
}

/** Removes a source with its secret. What was measured by it stays on record. */
export async function removeMetricSource(access: TeamAccess, id: string): Promise<void> {
  const { name } = await getMetricSource(access, id);
  await changeTeam({ teamId: access.team.id, viewer: access.access.viewer }, async ({ tx, append }) => {
    const { count } = await tx.metricSource.deleteMany({ where: { id, teamId: access.team.id } });
    if (count > 0) await append({ type: "metric-source.removed", payload: { id, name } });
  });
}

/** Asks one query now, and records nothing of it: its value, or why it is inconclusive. */
export async function tryMetricQuery(
  access: TeamAccess,
  id: string,
  { serviceId, version, query }: MetricTrialBody,
): Promise<MetricTrialDto> {
  const source = await askedSource(access.team.id, id);
  const service = await db().service.findFirst({
    where: { id: serviceId, teamId: access.team.id, archivedAt: null },
    select: { name: true, namespace: true },
  });
  if (!service) throw new Fault("invalid", "Choose a service of the team.", { path: "serviceId" });
  const at = now();
  const round = openRound(source, at);
  const values = { service: service.name, namespace: service.namespace, version, canary: version, stable: version };
  const measured = await round.measure(query, { ...values, windowMinutes: LONGEST_WINDOW });
  await noteAnswer(id, round.problem());
  const { sample } = measured;
  return { query: measured.query, at, unit: query.unit, value: sample.ok ? sample.value : null, why: sample.ok ? null : sample.why };
}

function firstQueries(): MetricQuery[] {
  return FIRST_METRICS.flatMap((metric) => {
    const [usual, { unit }] = [DEFAULT_QUERIES[metric], METRICS[metric]];
    return usual && unit ? [{ serviceId: null, metric, name: null, unit, ...usual }] : [];
  });
}

function checkAddress(address: string): void {
  try {
    checkTarget(address);
  } catch (error) {
    if (error instanceof Fault) throw new Fault("invalid", error.detail, { path: "address" });
    throw error;
  }
  const { search, hash } = new URL(address);
  if (search || hash)
    throw new Fault("invalid", "Give the address without a question mark: where the pages of Prometheus begin.", { path: "address" });
}

const secretOf = ({ auth }: MetricSourceBody): string | null => (auth.kind === "none" ? null : (auth.secret ?? null));
const needsSecret = () =>
  new Fault("invalid", "Enter the secret. One that is kept is not sent to another address.", { path: "auth.secret" });

/** A secret is kept for the address and the kind of proof that it was given for. */
function mustRenew({ address, auth }: MetricSourceDto, body: MetricSourceBody): boolean {
  return body.auth.kind !== "none" && (body.auth.kind !== auth.kind || body.address !== address);
}

const factsOf = ({ name, environment, address, auth }: MetricSourceBody) => ({ name, environment, address, auth: auth.kind });
const rowOf = (body: MetricSourceBody) => ({ ...factsOf(body), username: body.auth.kind === "basic" ? body.auth.username : "" });

function differences<T extends Record<string, string>>(before: T, after: T): Partial<T> {
  return Object.fromEntries(Object.entries(after).filter(([key, value]) => before[key] !== value)) as Partial<T>;
}
