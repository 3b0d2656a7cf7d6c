import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { handoverDto, previewDto } from "@/lib/contracts/handover";
import type { HandedRole } from "@/lib/domain/handover/record";
import { api } from "./api";

/** Before a role is offered: who could take it, and what they would read. Asked anew for each `seq`, since any event may change it. */
export const handoverPreviewQuery = (release: string, role: HandedRole, seq: number) =>
  queryOptions({
    queryKey: ["releases", release, "handover-preview", role, seq],
    queryFn: ({ signal }) => api(`/api/v1/releases/${release}/handovers/preview?role=${role}`, { schema: previewDto, signal }),
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });

/** An offer with the summary as it is at this place of the stream. */
export const handoverQuery = (release: string, handover: string, seq: number) =>
  queryOptions({
    queryKey: ["releases", release, "handovers", handover, seq],
    queryFn: ({ signal }) => api(`/api/v1/releases/${release}/handovers/${handover}`, { schema: handoverDto, signal }),
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
