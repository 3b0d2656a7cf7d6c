import { queryOptions } from "@tanstack/react-query";
import { calendarAddressDto, type MadeCalendarDto, madeCalendarDto } from "@/lib/contracts/calendar";
import { api } from "./api";

const pathOf = (team: string): string => `/api/v1/teams/${team}/calendar-address`;

/** Whether one has a calendar address in a team. */
export const calendarQuery = (team: string) =>
  queryOptions({
    queryKey: ["teams", team, "calendar-address"],
    queryFn: ({ signal }) => api(pathOf(team), { schema: calendarAddressDto, signal }),
  });

/** Makes the address, in place of the former one. Throws ApiError. */
export function makeCalendarAddress(team: string): Promise<MadeCalendarDto> {
  return api(pathOf(team), { method: "POST", schema: madeCalendarDto });
}

export function removeCalendarAddress(team: string): Promise<void> {
  return api(pathOf(team), { method: "DELETE" });
}
