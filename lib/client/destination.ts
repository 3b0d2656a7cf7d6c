import { queryOptions } from "@tanstack/react-query";
import {
  type ChangeDestinationBody,
  type DestinationBody,
  type DestinationDto,
  destinationDto,
  destinationsDto,
  type NewDestinationDto,
  newDestinationDto,
  type RenewSecretBody,
} from "@/lib/contracts/destination";
import { type NewSecretDto, newSecretDto } from "@/lib/contracts/webhook";
import { api } from "./api";

const path = (team: string) => `/api/v1/teams/${team}/destinations`;

const LOOK_AGAIN_MS = 3_000;

/** Who a team tells; looked at again while something is on its way there. */
export const destinationsQuery = (team: string) =>
  queryOptions({
    queryKey: ["teams", team, "destinations"],
    queryFn: ({ signal }) => api(path(team), { schema: destinationsDto, signal }),
    refetchInterval: ({ state }) => (state.data?.destinations.some(isUnderWay) ? LOOK_AGAIN_MS : false),
  });

const isUnderWay = ({ last }: DestinationDto): boolean => last?.status === "waiting" || last?.status === "sending";

/** Throws ApiError, with `path` naming the field that is wrong. */
export function createDestination(team: string, body: DestinationBody): Promise<NewDestinationDto> {
  return api(path(team), { body, schema: newDestinationDto });
}

export function changeDestination(team: string, destination: string, body: ChangeDestinationBody): Promise<DestinationDto> {
  return api(`${path(team)}/${destination}`, { method: "PUT", body, schema: destinationDto });
}

export function removeDestination(team: string, destination: string): Promise<void> {
  return api(`${path(team)}/${destination}`, { method: "DELETE" });
}

/** Throws ApiError, with code `proof-needed` where the password is asked again. */
export function renewDestinationSecret(team: string, destination: string, body: RenewSecretBody): Promise<NewSecretDto> {
  return api(`${path(team)}/${destination}/secret`, { method: "POST", body, schema: newSecretDto });
}

export function testDestination(team: string, destination: string): Promise<void> {
  return api(`${path(team)}/${destination}/test`, { method: "POST" });
}
