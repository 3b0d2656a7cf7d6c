import type { IncidentState } from "@/lib/domain/incident/state";
import type { PersonRef } from "@/lib/domain/release/state";
import { Fault } from "@/lib/server/platform/problem";
import { listWorkers } from "./data";

type Place = Pick<IncidentState, "teamId"> & { readonly release: { readonly id: string } | null };

/** Somebody who is given a part in an incident. Refuses people of other teams exactly as nobody, and those who only read. */
export async function nameWorker({ teamId, release }: Place, userId: string, path: string): Promise<PersonRef> {
  const person = (await listWorkers(teamId, release?.id ?? null)).find((one) => one.id === userId);
  if (!person) throw new Fault("invalid", "This person is no member of the team who can work on incidents.", { path });
  return person;
}
