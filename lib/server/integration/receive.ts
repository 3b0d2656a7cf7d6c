import { createHash, randomUUID } from "node:crypto";
import { ZodError } from "zod";
import { CLOCK_TOLERANCE_SECONDS } from "@/lib/domain/checklist/observed-at";
import { INTEGRATION_KINDS, type IntegrationKind, type Observation } from "@/lib/domain/integration/observation";
import { observe } from "@/lib/domain/integration/observe";
import { db, pool } from "@/lib/server/platform/db";
import type { Prisma } from "@/lib/server/platform/generated/client";
import { Fault } from "@/lib/server/platform/problem";
import { unseal } from "@/lib/server/platform/secret-box";
import { parseStrict, readBytes } from "@/lib/server/platform/strict-json";
import { isUniqueViolation } from "@/lib/server/platform/unique-violation";
import { applyReceived, type Execute } from "./apply";
import { hashAddress, secretAbout } from "./secret";
import { isAuthentic } from "./signature";

const EVENT_HEADERS: Partial<Record<IntegrationKind, string>> = { github: "x-github-event" };
const EVENT = /^[a-z_]{1,60}$/;

/** What every request gets that does not prove itself: as for an address that nobody has. */
const nothingHere = () => new Fault("not-found", "There is nothing at this address.");

/**
 * Takes one delivery of a system outside: proved first, then read, then kept with what was new in it, then carried out. A repetition
 * is answered as the first time and does nothing. What is refused leaves a count behind and nothing else.
 */
export async function receive({
  request,
  address,
  execute,
  spend,
}: {
  request: Request;
  address: string;
  execute: Execute;
  spend: (key: string) => Promise<void>;
}): Promise<{ result: "known" | "taken" }> {
  const body = await readBytes(request);
  const { integration, secret } = await findIntegration(address);
  const isProved = isAuthentic(integration?.kind ?? "github", secret, { headers: request.headers, body });
  if (!integration) throw nothingHere();
  if (!isProved) {
    await countRefused(integration.id);
    throw nothingHere();
  }
  // After the proof: nobody else may use up what the system outside has, or learn by a refusal that there is an address.
  await spend(integration.id);
  const { event, payload, observations } = await understand(integration, request.headers, body);
  const key = createHash("sha256").update(`${event}\n`).update(body).digest("hex");
  const id = await keep(integration.id, { key, event, payload, observations });
  if (id === null) return { result: "known" };
  await applyReceived(id, execute);
  return { result: "taken" };
}

type Found = { readonly id: string; readonly kind: IntegrationKind };

/** A secret is compared for an unknown address too, so that time tells nothing. */
async function findIntegration(address: string): Promise<{ integration: Found | null; secret: string }> {
  const row = await db().integration.findUnique({
    where: { tokenHash: hashAddress(address) },
    select: { id: true, kind: true, secret: true },
  });
  const kind = INTEGRATION_KINDS.find((one) => one === row?.kind);
  if (!row?.secret || !kind) return { integration: null, secret: "whsec_nobody-knows-this" };
  return { integration: { id: row.id, kind }, secret: unseal(row.secret, secretAbout(row.id)) };
}

async function understand({ id, kind }: Found, headers: Headers, body: Uint8Array) {
  try {
    const header = EVENT_HEADERS[kind];
    const event = header ? (headers.get(header) ?? "") : kind;
    if (!EVENT.test(event.replaceAll("-", "_"))) throw new Fault("bad-input", "The kind of event is missing.", { path: header ?? "event" });
    const payload = parseStrict(body);
    return { event, payload, observations: observe(kind, event, payload) };
  } catch (error) {
    await countRefused(id);
    if (!(error instanceof ZodError)) throw error;
    const [issue] = error.issues;
    throw new Fault("bad-input", issue?.message ?? "The body was not understood.", { path: issue?.path.join(".") ?? "" });
  }
}

async function countRefused(id: string): Promise<void> {
  await pool().query("UPDATE integration SET refused = least(refused, 2147483646) + 1 WHERE id = $1", [id]);
}

type Kept = { key: string; event: string; payload: unknown; observations: readonly Observation[] };

/** Null when it is here already. Which of its observations are news is decided here, in one order for all that arrive at once. */
async function keep(integrationId: string, { key, event, payload, observations }: Kept): Promise<string | null> {
  const id = randomUUID();
  try {
    await db().$transaction(async (tx) => {
      const data = { id, integrationId, key, event, body: payload as Prisma.InputJsonValue };
      await tx.receivedDelivery.create({ data, select: { id: true } });
      const pending: number[] = [];
      // By source, so that two deliveries that speak of the same things cannot wait for each other.
      const sorted = [...observations.entries()].sort(([, a], [, b]) => (a.source < b.source ? -1 : 1));
      for (const [index, one] of sorted) if (await isNews(tx, integrationId, one)) pending.push(index);
      await tx.receivedDelivery.update({ where: { id }, data: { pending }, select: { id: true } });
    });
    return id;
  } catch (error) {
    if (isUniqueViolation(error, "received_delivery_integrationId_key_key")) return null;
    throw error;
  }
}

/** An observation that is not newer than the last one of its source changes nothing; one without a result, or from the future, is no news. */
async function isNews(tx: Prisma.TransactionClient, integrationId: string, { source, observedAt, outcome }: Observation): Promise<boolean> {
  if (outcome === null || Date.parse(observedAt) > Date.now() + CLOCK_TOLERANCE_SECONDS * 1000) return false;
  const changed = await tx.$executeRaw`
    INSERT INTO source_observation ("integrationId", source, "observedAt") VALUES (${integrationId}::uuid, ${source}, ${observedAt}::timestamptz)
    ON CONFLICT ("integrationId", source) DO UPDATE SET "observedAt" = EXCLUDED."observedAt"
    WHERE source_observation."observedAt" < EXCLUDED."observedAt"`;
  return changed > 0;
}
