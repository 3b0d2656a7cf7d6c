"use client";

import { useQuery } from "@tanstack/react-query";
import { type AvailabilityScope, availabilityQuery, EVERYBODY_THERE } from "@/lib/client/availability";
import { gateStaffing, momentsByGate, type StaffingParts } from "@/lib/client/staffing";
import type { PersonRef } from "@/lib/domain/release/state";

type Options = {
  readonly scope: AvailabilityScope;
  /** Those who could be added. */
  readonly team: readonly PersonRef[];
  /** False for whoever may not plan: they are not told who is there. */
  readonly isAllowed: boolean;
};

/** How the gates of a plan are staffed at their times. Until it is known who is there, as if everybody were, and `isKnown` says so. */
export function useStaffing(parts: StaffingParts, { scope, team, isAllowed }: Options) {
  const moments = [...new Set([...momentsByGate(parts).values()].flat())].sort();
  const isAsked = isAllowed && moments.length > 0;
  const { data, isError, refetch } = useQuery({ ...availabilityQuery(scope, moments), enabled: isAsked });
  const availability = isAsked ? data : undefined;
  return {
    gates: gateStaffing(parts, availability ?? EVERYBODY_THERE, team),
    zoneOf: (availability ?? EVERYBODY_THERE).zoneOf,
    isKnown: availability !== undefined,
    hasTimes: moments.length > 0,
    hasFailed: isError,
    retry: () => void refetch(),
  };
}
export type Staffing = ReturnType<typeof useStaffing>;
