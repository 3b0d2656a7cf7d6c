import { queryOptions } from "@tanstack/react-query";
import {
  type AvailabilityDto,
  availabilityDto,
  type WorkingTimesBody,
  type WorkingTimesDto,
  workingTimesDto,
} from "@/lib/contracts/availability";
import type { Presence } from "@/lib/domain/access/presence";
import type { Instant } from "@/lib/domain/time/instant";
import { allPages } from "./all-pages";
import { api } from "./api";

const OWN = "/api/v1/session/working-times";

/** When the person looking works. */
export const workingTimesQuery = () =>
  queryOptions({ queryKey: ["session", "working-times"], queryFn: ({ signal }) => api(OWN, { schema: workingTimesDto, signal }) });

/** Throws ApiError, with `path` naming the field that is wrong. */
export function saveWorkingTimes(body: WorkingTimesBody): Promise<WorkingTimesDto> {
  return api(OWN, { method: "PUT", body, schema: workingTimesDto });
}

/** The people who are asked about: of a team where a release is planned, or of a release whose roster changes. */
export type AvailabilityScope = { readonly team: string } | { readonly release: string };

/** Whether the people of a team are there at some moments. */
export const availabilityQuery = (scope: AvailabilityScope, moments: readonly Instant[]) =>
  queryOptions<Availability>({
    queryKey: ["availability", scope, moments],
    queryFn: async ({ signal }) => {
      const path = "team" in scope ? `teams/${scope.team}` : `releases/${scope.release}`;
      const at = `at=${moments.map(encodeURIComponent).join(",")}`;
      const answer = await allPages(
        (search) => api(`/api/v1/${path}/availability?${at}${search.replace("?", "&")}`, { schema: availabilityDto, signal }),
        (before, page) => ({ people: [...before.people, ...page.people], next: page.next }),
      );
      return toAvailability(answer, moments);
    },
  });

/** What is known of people at some moments. Whoever has said nothing of their hours is there at any time, in a zone that is nobody's concern. */
export type Availability = {
  readonly presenceAt: (person: string, moment: Instant) => Presence;
  readonly zoneOf: (person: string) => string | null;
};

/** What is assumed until it is known. */
export const EVERYBODY_THERE: Availability = { presenceAt: () => "available", zoneOf: () => null };

function toAvailability({ people }: AvailabilityDto, moments: readonly Instant[]): Availability {
  const known = new Map(people.map((one) => [one.person, one]));
  const places = new Map(moments.map((moment, place) => [moment, place]));
  return {
    presenceAt: (person, moment) => known.get(person)?.presence[places.get(moment) ?? -1] ?? "available",
    zoneOf: (person) => known.get(person)?.zone ?? null,
  };
}
