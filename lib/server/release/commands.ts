import type { AccessRole } from "@/lib/domain/access/roles";
import { applyEvents } from "@/lib/domain/release/apply-events";
import type { CommandContext, ReleaseCommand } from "@/lib/domain/release/command";
import { decide } from "@/lib/domain/release/decide";
import type { RecordedEvent, ReleaseEvent } from "@/lib/domain/release/event";
import { OWING_ITEMS } from "@/lib/domain/release/obligation-rules";
import type { ReleaseState } from "@/lib/domain/release/state";
import { eventText } from "@/lib/server/platform/event-log";
import { publishEvents } from "@/lib/server/platform/hub";
import { type Idempotency, keptAnswers, keyReused, type OwnedKey } from "@/lib/server/platform/idempotency";
import { Fault, faultOf } from "@/lib/server/platform/problem";
import type { Access } from "@/lib/server/platform/route";
import { isForeignToTeam, permissionsFor, tokenScopeFault } from "@/lib/server/platform/token";
import { contextOf, type Machine } from "./context";
import { inLane } from "./lane";
import { type LoadedForMany, loadForMany } from "./load";
import { type KeptAnswer, persist } from "./persist";
import { failedPrecondition, type Precondition } from "./precondition";

/** What every command answers: where the stream is now, and the events that this command added. */
export type CommandResult = { readonly seq: number; readonly events: readonly RecordedEvent[] };

/** Who asks: a person with what the route found out about them, a machine, or the clock. */
export type Asker = Access | Machine | "system";

export type Request = {
  access: Asker;
  releaseId: string;
  command: ReleaseCommand;
  idempotency?: Idempotency | null;
  precondition?: Precondition | null;
};

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
  const keys = batch.flatMap((request) => keyOf(request) ?? []);
  const [loaded, kept] = await Promise.all([loadFor(releaseId, batch), keptAnswers<CommandResult>(keys)]);
  if (!loaded) return batch.map(notFound);
  const run: Run = { state: loaded.state, bodies: [], answers: [], recorded: [], kept };
  const outcomes = batch.map((request) => runOne(run, request, loaded));
  if (run.bodies.length === 0) return outcomes;
  if (!(await persist(loaded.state, run.state, run))) return null;
  publishEvents({ releaseId, teamId: run.state.teamId, events: run.recorded });
  return outcomes;
}

type Run = {
  state: ReleaseState;
  bodies: string[];
  answers: KeptAnswer[];
  recorded: RecordedEvent[];
  /** What was answered before under a key of the batch. */
  kept: (key: OwnedKey) => Outcome | null;
};

const notFound = (): Fault => new Fault("not-found", "There is no such release.");

/** One statement for the whole batch: only the items at hand when it is about nothing else. */
function loadFor(releaseId: string, batch: readonly Request[]): Promise<LoadedForMany | null> {
  const people = new Set(batch.flatMap(({ access }) => (access !== "system" && "viewer" in access ? [access.viewer.userId] : [])));
  const items = batch.map(({ command }) => command).filter(isHot);
  return loadForMany(releaseId, [...people], items.length === batch.length ? [...new Set(items.map((one) => one.item))] : null);
}

type HotCommand = Extract<
  ReleaseCommand,
  { type: "item.set" | "item.report" | "item.note" | "item.add-evidence" | "item.remove-evidence" }
>;
const HOT = new Set<string>(["item.set", "item.report", "item.note", "item.add-evidence", "item.remove-evidence"]);
/** What opens or settles an obligation looks at the whole release: a waiver, and an item that stands for one. */
const isHot = (command: ReleaseCommand): command is HotCommand => HOT.has(command.type) && !isOwing(command);

function isOwing(command: ReleaseCommand): boolean {
  if (command.type !== "item.set" && command.type !== "item.report") return false;
  return OWING_ITEMS.has(command.item) || (command.type === "item.set" && command.status === "waived");
}

function runOne(run: Run, request: Request, loaded: LoadedForMany): Outcome {
  const { access } = request;
  const role = access !== "system" && "viewer" in access ? (loaded.accessOf.get(access.viewer.userId) ?? null) : null;
  const shut = shutOut(access, role, run.state.teamId);
  if (shut) return shut;
  const key = keyOf(request);
  const kept = key ? (answeredInBatch(run, key) ?? run.kept(key)) : null;
  if (kept) return kept;
  const context = contextOf({ state: run.state, asker: access, role, members: loaded.members, policies: loaded.policies });
  const judged = judge(run, request, context);
  if (judged instanceof Error) return judged;
  const events = record(run, judged, context);
  const result: CommandResult = { seq: run.state.seq, events };
  if (key) run.answers.push({ ...key, response: result });
  return result;
}

/** The events of a command that may be carried out, or why it may not. A refusal that is itself to be known is recorded. */
function judge(run: Run, { access, command, precondition }: Request, context: CommandContext): readonly ReleaseEvent[] | Fault {
  const decision = decide(run.state, command, context);
  const isPermitted = access === "system" || context.permissions.has(access.permission);
  const failed = precondition ? failedPrecondition(precondition, run.state, decision) : null;
  if (failed) return isPermitted ? failed : notPermitted();
  if (!decision.ok) {
    record(run, decision.refusal.recorded ?? [], context);
    return faultOf(decision.refusal);
  }
  return isPermitted ? decision.events : notPermitted();
}

/**
 * A person by their membership, a machine by the team it belongs to. A token without the scope is refused before its command
 * is looked at: it leaves no trace on the release.
 */
function shutOut(access: Asker, role: AccessRole | null, teamId: string): Fault | null {
  if (access === "system") return null;
  if (!("viewer" in access)) return access.teamId === teamId ? null : notFound();
  const { viewer, permission } = access;
  if (!role || isForeignToTeam(viewer, teamId)) return notFound();
  return viewer.token && !permissionsFor(viewer, role).has(permission) ? tokenScopeFault() : null;
}

function keyOf({ access, idempotency }: Request): OwnedKey | null {
  if (!idempotency || access === "system") return null;
  return { userId: "viewer" in access ? (access.viewer.token?.id ?? access.viewer.userId) : access.machine.id, ...idempotency };
}

const notPermitted = (): Fault => new Fault("not-permitted", "Your role on this release does not allow this.");

/** The same request twice in one batch has one effect and one answer. */
function answeredInBatch(run: Run, key: OwnedKey): Outcome | null {
  const same = run.answers.find((one) => one.userId === key.userId && one.key === key.key);
  if (!same) return null;
  return same.requestHash === key.requestHash ? (same.response as CommandResult) : keyReused();
}

function record(run: Run, events: readonly ReleaseEvent[], { actor, now: occurredAt }: CommandContext): RecordedEvent[] {
  const recorded = events.map((event, index) => ({ ...event, seq: run.state.seq + index + 1, actor, occurredAt }) as RecordedEvent);
  run.bodies.push(...recorded.map(eventText));
  run.recorded.push(...recorded);
  run.state = applyEvents(run.state, events, { actor, now: occurredAt });
  return recorded;
}
