import { createHash, randomUUID } from "node:crypto";
import { permissionsOf } from "@/lib/domain/access/permissions";
import type { CommandContext, ReleaseCommand } from "@/lib/domain/release/command";
import { applyEvents, decide } from "@/lib/domain/release/decide";
import type { Actor, RecordedEvent, ReleaseEvent } from "@/lib/domain/release/event";
import type { ReleaseState } from "@/lib/domain/release/state";
import { canonicalJson } from "@/lib/domain/text/canonical-json";
import { now } from "@/lib/server/platform/clock";
import { eventText } from "@/lib/server/platform/event-log";
import { publishEvents } from "@/lib/server/platform/hub";
import { Fault, faultOf } from "@/lib/server/platform/problem";
import type { Access } from "@/lib/server/platform/route";
import { type Idempotency, keptAnswer, keyReused } from "./idempotency";
import { inLane } from "./lane";
import { type LoadedRelease, loadRelease, loadSlice } from "./load";
import { rolesOf } from "./mappers";
import { type KeptAnswer, persist } from "./persist";

/** What every command answers: where the stream is now, and the events that this command added. */
export type CommandResult = { readonly seq: number; readonly events: readonly RecordedEvent[] };

export type Request = { access: Access; releaseId: string; command: ReleaseCommand; idempotency?: Idempotency | null };

/**
 * Carries out one command on a release: the only way a release changes. Commands that arrive while another of the same
 * release is being committed go together in the next statement; each is decided on its own, in order of arrival.
 * Throws the refusal as a fault; 404 for a release of another team.
 */
export function executeCommand(request: Request): Promise<CommandResult> {
  return inLane(request.releaseId, request, runBatch);
}

const ATTEMPTS = 8;

type Outcome = CommandResult | Error;

async function runBatch(releaseId: string, batch: readonly Request[]): Promise<Outcome[]> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const outcomes = await tryBatch(releaseId, batch);
    if (outcomes) return outcomes;
  }
  throw new Fault("unavailable", "Too many changes at once on this release. Nothing was changed; try again.");
}

/** Null when another process changed the release between reading and writing. */
async function tryBatch(releaseId: string, batch: readonly Request[]): Promise<Outcome[] | null> {
  const loaded = await loadFor(releaseId, batch);
  const first = loaded.find((one) => one !== null)?.state;
  if (!first) return batch.map(notFound);
  const run: Run = { state: first, bodies: [], answers: [], recorded: [] };
  const outcomes: Outcome[] = [];
  for (const [index, request] of batch.entries()) outcomes.push(await runOne(run, request, loaded[index] ?? null));
  if (run.bodies.length === 0) return outcomes;
  if (!(await persist(first, run.state, run.bodies, run.answers))) return null;
  publishEvents({ releaseId, teamId: first.teamId, events: run.recorded });
  return outcomes;
}

type Run = { state: ReleaseState; bodies: string[]; answers: KeptAnswer[]; recorded: RecordedEvent[] };

const notFound = (): Fault => new Fault("not-found", "There is no such release.");

/** One load for a batch of one person's item commands; everything, and once per person, otherwise. */
async function loadFor(releaseId: string, batch: readonly Request[]): Promise<(LoadedRelease | null)[]> {
  const keys = batch.map(({ command }) => (isItemCommand(command) ? command.item : null));
  const people = new Set(batch.map(({ access }) => access.viewer.userId));
  const isHot = keys.every((key) => key !== null);
  const byPerson = new Map<string, LoadedRelease | null>();
  for (const userId of people) {
    byPerson.set(userId, isHot ? await loadSlice(releaseId, userId, keys) : await loadRelease(releaseId, userId));
  }
  return batch.map(({ access }) => byPerson.get(access.viewer.userId) ?? null);
}

type ItemCommand = Extract<ReleaseCommand, { type: "item.set" | "item.note" | "item.add-evidence" | "item.remove-evidence" }>;
const HOT = new Set<string>(["item.set", "item.note", "item.add-evidence", "item.remove-evidence"]);
/** A waiver opens an obligation, so that one looks at the whole release. */
const isItemCommand = (command: ReleaseCommand): command is ItemCommand =>
  HOT.has(command.type) && !(command.type === "item.set" && command.status === "waived");

async function runOne(run: Run, request: Request, loaded: LoadedRelease | null): Promise<Outcome> {
  if (!loaded?.access) return notFound();
  const { access, command, idempotency } = request;
  const kept = idempotency ? (answeredInBatch(run, request) ?? (await keptAnswer(access.viewer.userId, idempotency))) : null;
  if (kept) return kept;
  const context = contextOf(run.state, request, loaded);
  const decision = decide(run.state, command, context);
  if (!decision.ok) {
    record(run, decision.refusal.recorded ?? [], context);
    return faultOf(decision.refusal);
  }
  if (!context.permissions.has(access.permission)) return new Fault("not-permitted", "Your role on this release does not allow this.");
  const events = record(run, decision.events, context);
  const result: CommandResult = { seq: run.state.seq, events };
  if (idempotency) run.answers.push({ userId: access.viewer.userId, ...idempotency, response: result });
  return result;
}

/** The same request twice in one batch has one effect and one answer. */
function answeredInBatch(run: Run, { access, idempotency }: Request): Outcome | null {
  const same = run.answers.find((one) => one.userId === access.viewer.userId && one.key === idempotency?.key);
  if (!same) return null;
  return same.requestHash === idempotency?.requestHash ? (same.response as CommandResult) : keyReused();
}

function record(run: Run, events: readonly ReleaseEvent[], { actor, now: occurredAt }: CommandContext): RecordedEvent[] {
  const recorded = events.map((event, index) => ({ ...event, seq: run.state.seq + index + 1, actor, occurredAt }) as RecordedEvent);
  run.bodies.push(...recorded.map(eventText));
  run.recorded.push(...recorded);
  run.state = applyEvents(run.state, events, { actor, now: occurredAt });
  return recorded;
}

const MINUTE_MS = 60_000;

function contextOf(state: ReleaseState, { access }: Request, loaded: LoadedRelease): CommandContext {
  const { viewer } = access;
  const actor: Actor = { kind: "person", id: viewer.userId, name: viewer.name, initials: viewer.initials };
  const roles = rolesOf(state, viewer.userId);
  return {
    now: now(),
    actor,
    access: loaded.access,
    roles,
    permissions: loaded.access ? permissionsOf(loaded.access, roles) : new Set(),
    members: loaded.members,
    newId: randomUUID,
    digestOf: contentDigest,
    proofAgeMinutes: (Date.now() - Date.parse(viewer.provedAt)) / MINUTE_MS,
  };
}

/** SHA-256 of the canonical JSON of a gate's content, hex. */
export function contentDigest(content: unknown): string {
  return createHash("sha256").update(canonicalJson(content)).digest("hex");
}
