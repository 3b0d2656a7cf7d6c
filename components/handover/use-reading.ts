"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { errorText } from "@/lib/client/api";
import { handoverQuery } from "@/lib/client/handover";
import { useRoom, useRoomStore } from "@/lib/client/use-room";
import type { HandoverDto } from "@/lib/contracts/handover";
import { differencesBetween } from "@/lib/domain/handover/compare-summaries";
import type { Difference } from "@/lib/domain/sign-off/describe-difference";

export type Reading = {
  /** As it is shown, and as it would be accepted; null until it has arrived. */
  readonly handover: HandoverDto | null;
  /** What is different now from what is shown. While there is any, nothing can be accepted. */
  readonly change: readonly Difference[];
  readonly lookAgain: () => void;
  readonly error: string | null;
  readonly retry: () => void;
};

/**
 * What is laid before somebody who takes over. It follows the stream as the ceremony of signing does: what changes it is held back and told,
 * so that nobody takes over what they have not read.
 */
export function useReading(id: string, isOpen: boolean): Reading {
  const { confirmed } = useRoom();
  const { releaseId } = useRoomStore();
  const [seen, setSeen] = useState<HandoverDto | null>(null);
  const { data: fresh, error, refetch } = useQuery({ ...handoverQuery(releaseId, id, confirmed.seq), enabled: isOpen });
  const change = seen && fresh ? differencesBetween(seen.summary, fresh.summary) : [];
  if (fresh && fresh !== seen && (seen === null || fresh.ended || (fresh.seq >= seen.seq && change.length === 0))) setSeen(fresh);
  return {
    handover: seen,
    change: seen?.ended ? [] : change,
    lookAgain: () => setSeen(fresh ?? null),
    error: error ? errorText(error) : null,
    retry: () => void refetch(),
  };
}
