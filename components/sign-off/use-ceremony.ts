"use client";

import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { errorText } from "@/lib/client/api";
import { gateQuery, readLooked, writeLooked } from "@/lib/client/gate";
import { useRoom, useRoomStore } from "@/lib/client/use-room";
import type { GateDto } from "@/lib/contracts/gate";
import { type Difference, describeDifference } from "@/lib/domain/sign-off/describe-difference";

export type Ceremony = {
  /** The gate as it is shown, and as it would be signed; null until it has arrived. */
  readonly gate: GateDto | null;
  /** What is different now from what is shown. Empty: nothing. While it is not, nothing can be signed. */
  readonly change: readonly Difference[];
  /** Shows the gate as it is now. */
  readonly lookAgain: () => void;
  readonly error: string | null;
  readonly retry: () => void;
};

/**
 * What is laid before somebody who signs. It follows the stream: an event that leaves the content as it is only brings the
 * names and conditions up to date; one that changes it is held back and told, so that nobody signs what they have not seen.
 * Source: SIGNOFF rules 11 and 12.
 */
export function useCeremony(phase: string): Ceremony {
  const { confirmed } = useRoom();
  const { dto, releaseId: release } = useRoomStore();
  const person = dto.viewer.id;
  const [looked] = useState(() => readLooked({ release, phase }, person));
  const [seen, setSeen] = useState<GateDto | null>(null);
  const { data: fresh, error, refetch } = useQuery(gateQuery({ release, phase, seq: confirmed.seq, looked }));
  if (fresh && fresh !== seen && isShownAtOnce(seen, fresh)) setSeen(fresh);
  const seq = seen?.seq;
  // The external system is the browser's storage.
  useEffect(() => {
    if (seq !== undefined) writeLooked({ release, phase }, person, seq);
  }, [release, phase, person, seq]);
  return {
    gate: seen,
    change: seen && fresh && fresh.seq > seen.seq ? describeDifference(seen.content, fresh.content) : [],
    lookAgain: () => setSeen(fresh ?? null),
    error: error ? errorText(error) : null,
    retry: () => void refetch(),
  };
}

/** What cannot be signed anyway, or is the same to sign, needs nobody's consent to be brought up to date. */
function isShownAtOnce(seen: GateDto | null, fresh: GateDto): boolean {
  if (seen === null || seen.roles.every((one) => !one.signing.ok)) return true;
  return fresh.seq >= seen.seq && fresh.digest === seen.digest;
}
