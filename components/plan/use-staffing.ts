"use client";

import { useQuery } from "@tanstack/react-query";
import { type AvailabilityScope, availabilityQuery, EVERYBODY_THERE } from "@/lib/client/availability";
import { gateStaffing, isAway, momentsByGate, nearestT0, type StaffingParts, shiftedMoments, shiftsOf } from "@/lib/client/staffing";
import type { PersonRef } from "@/lib/domain/release/state";
import type { Instant } from "@/lib/domain/time/instant";

type Options = {
  readonly scope: AvailabilityScope;
  /** Those who could be added. */
  readonly team: readonly PersonRef[];
  /** False for whoever may not plan: they are not told who is there. */
  readonly isAllowed: boolean;
  /** Server time: T-0 is not moved to before it. */
  readonly now: Instant;
};

/** How the gates of a plan are staffed at their times. Until it is known who is there, as if everybody were, and `isKnown` says so. */
export function useStaffing(parts: StaffingParts, { scope, team, isAllowed, now }: Options) {
  const moments = [...new Set([...momentsByGate(parts).values()].flat())].sort();
  const isAsked = isAllowed && moments.length > 0;
  const { data, isError, refetch } = useQuery({ ...availabilityQuery(scope, moments), enabled: isAsked });
  const availability = isAsked ? data : undefined;
  const gates = gateStaffing(parts, availability ?? EVERYBODY_THERE, team);
  return {
    gates,
    zoneOf: (availability ?? EVERYBODY_THERE).zoneOf,
    isKnown: availability !== undefined,
    hasTimes: moments.length > 0,
    hasFailed: isError,
    retry: () => void refetch(),
    otherT0: useOtherT0(parts, { scope, now, isWanted: availability !== undefined && gates.some(isAway) }),
  };
}
export type Staffing = ReturnType<typeof useStaffing>;

/** Another T-0 that has everybody there; null where there is none near, undefined while nobody asks or it is not known. */
function useOtherT0(parts: StaffingParts, { scope, now, isWanted }: Pick<Options, "scope" | "now"> & { isWanted: boolean }) {
  const shifts = isWanted ? shiftsOf(parts, now) : [];
  const { data } = useQuery({ ...availabilityQuery(scope, shiftedMoments(parts, shifts)), enabled: shifts.length > 0 });
  return data && shifts.length > 0 ? nearestT0(parts, data, shifts) : undefined;
}
