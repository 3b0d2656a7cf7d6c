import type { Actor, RecordedEvent, ReleaseEvent } from "@/lib/domain/release/event";
import { foldRelease } from "@/lib/domain/release/evolve";
import type { ReleaseState } from "@/lib/domain/release/state";
import { db } from "@/lib/server/platform/db";
import { eventText, releaseStream } from "@/lib/server/platform/event-log";
import type { Prisma } from "@/lib/server/platform/generated/client";
import { publishEvents } from "@/lib/server/platform/hub";
import { countEvents } from "@/lib/server/platform/metrics";
import { headOf, itemDefinition, itemLive, phaseDefinition } from "./mappers";
import type { KeptAnswer } from "./persist";

/**
 * Stores a new release: its first events and the rows they give, in one transaction. `events` begin with `release.created`.
 * `kept` is the answer for a request that may come again; a second one in parallel fails as `isKeyTaken` and stores nothing.
 */
export async function insertRelease(
  events: readonly ReleaseEvent[],
  actor: Actor,
  occurredAt: string,
  kept: KeptAnswer | null = null,
): Promise<ReleaseState> {
  const recorded = events.map((event, index) => ({ ...event, seq: index + 1, actor, occurredAt }) as RecordedEvent);
  const state = foldRelease(recorded);
  await db().$transaction(async (tx) => {
    if (kept) await tx.idempotencyKey.create({ data: { ...kept, response: json(kept.response) }, select: { key: true } });
    await insertRows(tx, state);
    const bodies = recorded.map(eventText);
    await tx.$queryRaw`SELECT append_events(${releaseStream(state.id)}, ${state.teamId}::uuid, 0, ${bodies})`;
    countEvents("release", bodies.length);
  });
  publishEvents({ releaseId: state.id, teamId: state.teamId, events: recorded });
  return state;
}

async function insertRows(tx: Prisma.TransactionClient, state: ReleaseState): Promise<void> {
  const { id: releaseId, teamId, seq, createdAt } = state;
  const { hold: _hold, rollback: _rollback, startedBy: _startedBy, ...head } = headOf(state);
  await tx.release.create({
    data: {
      ...head,
      details: json(state.details),
      id: releaseId,
      teamId,
      serviceId: state.details.service.id,
      seq,
      createdBy: json(state.createdBy),
      createdAt,
    },
    select: { id: true },
  });
  await tx.releasePhase.createMany({
    data: state.phases.map((phase) => ({
      releaseId,
      key: phase.key,
      position: phase.position,
      definition: json(phaseDefinition(phase)),
      status: phase.status,
      openedAt: phase.openedAt,
      gateRevision: phase.gateRevision,
    })),
  });
  await tx.releaseItem.createMany({
    data: state.items.map((item, position) => {
      const { by: _by, assignee, evidence, notes, ...live } = itemLive(item);
      return {
        ...live,
        releaseId,
        phase: item.phase,
        position,
        definition: json(itemDefinition(item)),
        assigneeId: assignee?.id ?? null,
        ...(assignee ? { assignee: json(assignee) } : {}),
        evidence: json(evidence),
        notes: json(notes),
      };
    }),
  });
  await tx.rosterPerson.createMany({
    data: state.roster.map(({ role, person }, position) => ({ releaseId, role, userId: person.id, position, person: json(person) })),
  });
}

/** Typed state is plain JSON by definition; Prisma's type only cannot see that. */
const json = (value: unknown): Prisma.InputJsonValue => value as Prisma.InputJsonValue;
