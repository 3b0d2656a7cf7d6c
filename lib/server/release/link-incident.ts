import type { IncidentAct, IncidentRef } from "@/lib/domain/incident/linked";
import { applyEvents } from "@/lib/domain/release/apply-events";
import { decide } from "@/lib/domain/release/decide";
import type { Actor, RecordedEvent } from "@/lib/domain/release/event";
import { eventText } from "@/lib/server/platform/event-log";
import type { Prisma } from "@/lib/server/platform/generated/client";
import { publishEvents } from "@/lib/server/platform/hub";
import { faultOf } from "@/lib/server/platform/problem";
import { contextOf } from "./context";
import { loadForMany } from "./load";
import { persistIn } from "./persist";

/** What is said, by whom and when. */
export type Told = {
  readonly release: string;
  readonly incident: IncidentRef;
  readonly act: IncidentAct;
  readonly actor: Actor;
  readonly at: string;
};

/**
 * Lets a release say what became of an incident of its own, in the transaction of the incident: both or neither (ADR 45). Answers what is to
 * be done after the commit. The one place where one change is of two streams. Holds the release until the transaction ends, so that ticks
 * elsewhere do not make it begin again. Whoever calls it has decided on the incident, and found the release in its team.
 */
export async function tellRelease(tx: Prisma.TransactionClient, { release, incident, act, actor, at }: Told): Promise<() => void> {
  await tx.$queryRaw`SELECT seq FROM release WHERE id = ${release}::uuid FOR UPDATE`;
  const loaded = await loadForMany(release, [], null);
  if (!loaded) throw new Error(`The release ${release} of an incident is gone.`);
  const before = loaded.state;
  const context = { ...contextOf({ state: before, asker: "system", role: null, members: loaded.members }), actor, now: at };
  const decision = decide(before, { type: "incident.link", incident, act }, context);
  if (!decision.ok) throw faultOf(decision.refusal);
  const after = applyEvents(before, decision.events, context);
  const recorded = decision.events.map(
    (event, index) => ({ ...event, seq: before.seq + index + 1, actor, occurredAt: at }) as RecordedEvent,
  );
  const written = { bodies: recorded.map(eventText), answers: [], recorded };
  if (!(await persistIn(tx, { before, after, written }))) throw new Error(`The release ${release} moved although it was held.`);
  return () => publishEvents({ releaseId: before.id, teamId: before.teamId, events: recorded });
}
