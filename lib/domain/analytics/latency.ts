import { RELEASE_ROLES, type ReleaseRole } from "@/lib/domain/access/roles";
import { quantile } from "./quantile";

/** How long somebody took to sign: from when the gate had everything but its sign-offs. Minutes. */
export type SignedWait = { readonly role: ReleaseRole; readonly minutes: number };

export type LatencyRow = {
  readonly role: ReleaseRole;
  readonly signOffs: number;
  readonly medianMinutes: number;
  readonly p90Minutes: number;
};

/** One row per role that signed, in the order of the roles; together they have every sign-off once. */
export function latencyByRole(waits: readonly SignedWait[]): LatencyRow[] {
  return RELEASE_ROLES.flatMap((role) => {
    const minutes = waits.filter((wait) => wait.role === role).map((wait) => wait.minutes);
    const [medianMinutes, p90Minutes] = [quantile(minutes, 0.5), quantile(minutes, 0.9)];
    return medianMinutes === null || p90Minutes === null ? [] : [{ role, signOffs: minutes.length, medianMinutes, p90Minutes }];
  });
}
