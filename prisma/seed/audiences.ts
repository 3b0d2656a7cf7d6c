import type { Audience } from "@/lib/domain/comms/message";
import type { Instant } from "@/lib/domain/time/instant";
import { requireTeam } from "@/lib/server/access/team";
import { createDestination } from "@/lib/server/comms/destination-commands";
import { accessOf, at } from "./actors";
import type { DemoTeam, PartKey } from "./cast";

/** Who of the demo reads for which audience. All of them in T-Minus: a demo sends nothing to anybody outside. */
const READERS: readonly (readonly [PartKey, readonly Audience[]])[] = [
  ["alice", ["engineering"]],
  ["database", ["engineering"]],
  ["primary", ["sre"]],
  ["secondary", ["sre"]],
  ["qa", ["qa"]],
  ["product", ["product"]],
  ["support", ["support", "customers"]],
  ["agent", ["support"]],
  ["manager", ["management"]],
];

/** Fills the audiences of the demo's team with inboxes of its people. */
export async function seedAudiences({ id, people }: DemoTeam, when: Instant): Promise<void> {
  const access = await requireTeam(accessOf(people.manager, "integration.manage"), { id });
  for (const [key, audiences] of READERS) {
    await at(when, () => createDestination(access, { channel: "inbox", member: people[key].id, audiences: [...audiences] }));
  }
}
