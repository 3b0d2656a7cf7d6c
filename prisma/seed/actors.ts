import type { Permission } from "@/lib/domain/access/permissions";
import type { PersonRef } from "@/lib/domain/release/state";
import type { Instant } from "@/lib/domain/time/instant";
import { stopClock } from "@/lib/server/platform/clock";
import type { Access } from "@/lib/server/platform/route";

/** Somebody who was seeded: the person as a roster names them, and how they sign in. */
export type SeedPerson = PersonRef & { readonly email: string; readonly zone: string };

/** What a command asks of whoever sends it, as if they had signed in and proved who they are this moment. */
export function accessOf({ id, name, initials, email, zone }: SeedPerson, permission: Permission): Access {
  const provedAt = new Date().toISOString();
  return { permission, viewer: { userId: id, name, initials, email, zone, sessionHash: `seed-${id}`, provedAt } };
}

/** Does something with the command clock stopped at an instant, so that its events occurred exactly then. One at a time. */
export async function at<T>(instant: Instant, work: () => Promise<T>): Promise<T> {
  stopClock(instant);
  try {
    return await work();
  } finally {
    stopClock(null);
  }
}
