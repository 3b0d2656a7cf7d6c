import type { TeamEvent } from "@/lib/domain/access/team-event";
import type { Actor } from "@/lib/domain/release/event";
import { now } from "./clock";
import { db } from "./db";
import type { Prisma } from "./generated/client";
import { publishTeamChange } from "./hub";
import { takeKey } from "./once";
import type { Viewer } from "./session";
import { actorOf, appendTeamEvent } from "./team-events";

/** What a change of a team is given: the transaction, the command's clock, and how to append the event that tells of it. */
export type TeamChanging = {
  readonly tx: Prisma.TransactionClient;
  readonly at: string;
  readonly append: (event: TeamEvent) => Promise<number>;
};

/** Whose change it is: that of the person of a request, or of the application itself. */
type By = { readonly teamId: string } & ({ readonly viewer: Viewer } | { readonly actor: Actor });

/**
 * Changes something of a team in one transaction with its event, and tells the open streams after the commit. `run` updates
 * conditionally and appends only what it changed. Takes the Idempotency-Key of the request, where `once` was given one.
 */
export async function changeTeam<T>(by: By, run: (changing: TeamChanging) => Promise<T>): Promise<T> {
  const facts = { teamId: by.teamId, actor: "actor" in by ? by.actor : actorOf(by.viewer), occurredAt: now() };
  let seq: number | null = null;
  const result = await db().$transaction(async (tx) => {
    await takeKey(tx);
    const append = async (event: TeamEvent) => {
      seq = await appendTeamEvent(tx, { ...facts, ...event });
      return seq;
    };
    return run({ tx, at: facts.occurredAt, append });
  });
  if (seq !== null) publishTeamChange(by.teamId, seq);
  return result;
}
