import { queryOptions } from "@tanstack/react-query";
import { type ChangeServiceBody, type NewServiceInput, type ServiceDto, serviceDto, servicesDto } from "@/lib/contracts/service";
import { allPages } from "./all-pages";
import { api } from "./api";

const path = (team: string) => `/api/v1/teams/${team}/services`;

/** The services of a team. */
export const servicesQuery = (team: string) =>
  queryOptions({
    queryKey: ["teams", team, "services"],
    queryFn: ({ signal }) =>
      allPages(
        (search) => api(`${path(team)}${search}`, { schema: servicesDto, signal }),
        (before, page) => ({ ...page, services: [...before.services, ...page.services] }),
      ),
  });

/** Throws ApiError, with `path` naming the field that is wrong. */
export function createService(team: string, body: NewServiceInput): Promise<ServiceDto> {
  return api(path(team), { body, schema: serviceDto });
}

export function changeService(team: string, service: string, body: ChangeServiceBody): Promise<ServiceDto> {
  return api(`${path(team)}/${service}`, { method: "PATCH", body, schema: serviceDto });
}

export function archiveService(team: string, service: string): Promise<void> {
  return api(`${path(team)}/${service}/archiving`, { body: {} });
}
