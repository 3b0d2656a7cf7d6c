import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { gateSchema } from "@/lib/contracts/gate";
import { api } from "./api";

type Place = { readonly release: string; readonly phase: string };

/**
 * A gate as the server judges it at this place of the stream; asked anew for each `seq`, since any event may change it.
 * `looked` is where the person looked last.
 */
export const gateQuery = ({ release, phase, seq, looked }: Place & { readonly seq: number; readonly looked: number | null }) =>
  queryOptions({
    queryKey: ["releases", release, "gate", phase, looked, seq],
    queryFn: ({ signal }) =>
      api(`/api/v1/releases/${release}/phases/${encodeURIComponent(phase)}/gate${looked === null ? "" : `?looked=${looked}`}`, {
        schema: gateSchema,
        signal,
      }),
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });

const keyOf = ({ release, phase }: Place, person: string): string => `tminus:looked:${release}:${phase}:${person}`;

/** The place in the stream at which this person last looked at the gate on this device; null when never. */
export function readLooked(place: Place, person: string): number | null {
  try {
    const text = localStorage.getItem(keyOf(place, person)) ?? "";
    return /^\d{1,9}$/.test(text) ? Number(text) : null;
  } catch {
    return null;
  }
}

export function writeLooked(place: Place, person: string, seq: number): void {
  try {
    localStorage.setItem(keyOf(place, person), String(seq));
  } catch {
    // Storage may be full or forbidden: then nobody is told what changed since they looked, only since they signed.
  }
}
