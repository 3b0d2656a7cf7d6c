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

type Told = {
  readonly release: string;
  readonly incident: IncidentRef;
  readonly act: IncidentAct;
  readonly actor: Actor;
  readonly at: string;
};

/** What a change of an incident adds to its release. */
export type ReleaseTold = {
  /** Writes it in the transaction of the incident. False when the release moved on meanwhile: nothing may be kept then. */
  readonly write: (tx: Prisma.TransactionClient) => Promise<boolean>;
  /** After the commit. */
  readonly publish: () => void;
};

/**
 * Lets a release say what became of an incident of its own. The one place where one change is of two streams: both or neither (ADR 45).
 * Whoever calls it has decided on the incident, and found the release in its team.
 */
export async function tellRelease({ release, incident, act, actor, at }: Told): Promise<ReleaseTold> {
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
  return {
    write: (tx) => persistIn(tx, { before, after, written }),
    publish: () => publishEvents({ releaseId: before.id, teamId: before.teamId, events: recorded }),
  };
}
