import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import {
  type DeclareBody,
  type IncidentDto,
  type IncidentListDto,
  type IncidentResult,
  incidentDto,
  incidentListDto,
  incidentResult,
  type PostMortemDto,
  postMortemDto,
  type TimelineDto,
  timelineDto,
} from "@/lib/contracts/incident";
import { api } from "./api";
import { newId } from "./new-id";

const listPath = (team: string) => `/api/v1/teams/${team}/incidents`;
const path = (incident: string) => `/api/v1/incidents/${incident}`;
const pageOf = (after: string | null) => (after === null ? "" : `?after=${encodeURIComponent(after)}`);

/** The incidents of a team, page by page. `first` is the page that the server drew. */
export const incidentsQuery = (team: string, first?: IncidentListDto) =>
  infiniteQueryOptions({
    queryKey: ["teams", team, "incidents"],
    queryFn: ({ pageParam, signal }) => api(`${listPath(team)}${pageOf(pageParam)}`, { schema: incidentListDto, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    ...(first ? { initialData: { pages: [first], pageParams: [null] } } : {}),
  });

/** Everything about one incident: what changes of it asks all of this again. */
export const incidentKey = (incident: string) => ["incidents", incident] as const;

/** An incident as it is now. */
export const incidentQuery = (incident: string) =>
  queryOptions({
    queryKey: [...incidentKey(incident), "state"],
    queryFn: ({ signal }): Promise<IncidentDto> => api(path(incident), { schema: incidentDto, signal }),
  });

/** What happened to an incident, newest first, page by page. `first` is the page that the server drew. */
export const timelineQuery = (incident: string, first?: TimelineDto) =>
  infiniteQueryOptions({
    queryKey: [...incidentKey(incident), "timeline"],
    queryFn: ({ pageParam, signal }) => api(`${path(incident)}/events${pageOf(pageParam)}`, { schema: timelineDto, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    ...(first ? { initialData: { pages: [first], pageParams: [null] } } : {}),
  });

/** What the record says for each section of the post-mortem. */
export const postMortemQuery = (incident: string) =>
  queryOptions({
    queryKey: [...incidentKey(incident), "post-mortem"],
    queryFn: ({ signal }): Promise<PostMortemDto> => api(`${path(incident)}/post-mortem`, { schema: postMortemDto, signal }),
    placeholderData: keepPreviousData,
  });

/** Declares an incident; answers its id. Throws ApiError, with `path` naming the field that is wrong. */
export function declareIncident(team: string, body: DeclareBody): Promise<IncidentResult> {
  return api(listPath(team), { body, schema: incidentResult, idempotencyKey: newId() });
}

export type IncidentRequest = { readonly method: "POST" | "PUT" | "PATCH" | "DELETE"; readonly path: string; readonly body?: object };

/** Sends one command to an incident. Throws ApiError. */
export function sendIncident(incident: string, request: IncidentRequest): Promise<IncidentResult> {
  const { method, body } = request;
  return api(`${path(incident)}/${request.path}`, { method, body, schema: incidentResult, idempotencyKey: newId() });
}
