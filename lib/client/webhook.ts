import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import {
  deliveriesDto,
  type NewSecretDto,
  newSecretDto,
  type WebhookBody,
  type WebhookDto,
  webhookDto,
  webhooksDto,
} from "@/lib/contracts/webhook";
import { allPages } from "./all-pages";
import { api } from "./api";

const path = (team: string) => `/api/v1/teams/${team}/webhooks`;

/** The webhooks of a team. */
export const webhooksQuery = (team: string) =>
  queryOptions({
    queryKey: ["teams", team, "webhooks"],
    queryFn: ({ signal }) =>
      allPages(
        (search) => api(`${path(team)}${search}`, { schema: webhooksDto, signal }),
        (before, page) => ({ ...page, webhooks: [...before.webhooks, ...page.webhooks] }),
      ),
  });

const LOOK_AGAIN_MS = 3_000;

/** The deliveries of a webhook, newest first and by page, looked at again while they are shown. */
export const deliveriesQuery = (team: string, webhook: string) =>
  infiniteQueryOptions({
    // Not below the webhooks: a change of theirs would call off a page that is being fetched.
    queryKey: ["teams", team, "deliveries", webhook],
    queryFn: ({ signal, pageParam }) => {
      const search = new URLSearchParams({ limit: "50", ...(pageParam ? { after: pageParam } : {}) });
      return api(`${path(team)}/${webhook}/deliveries?${search}`, { schema: deliveriesDto, signal });
    },
    initialPageParam: "",
    getNextPageParam: ({ next }) => next,
    refetchInterval: LOOK_AGAIN_MS,
  });

/** Throws ApiError, with `path` naming the field that is wrong. */
export function createWebhook(team: string, body: WebhookBody): Promise<NewSecretDto> {
  return api(path(team), { body, schema: newSecretDto });
}

export function changeWebhook(team: string, webhook: string, body: WebhookBody): Promise<WebhookDto> {
  return api(`${path(team)}/${webhook}`, { method: "PUT", body, schema: webhookDto });
}

export function renewWebhookSecret(team: string, webhook: string): Promise<NewSecretDto> {
  return api(`${path(team)}/${webhook}/secret`, { method: "POST", schema: newSecretDto });
}

export function setWebhookActive(team: string, webhook: string, active: boolean): Promise<WebhookDto> {
  return api(`${path(team)}/${webhook}/state`, { method: "PUT", body: { active }, schema: webhookDto });
}

export function testWebhook(team: string, webhook: string): Promise<void> {
  return api(`${path(team)}/${webhook}/test`, { method: "POST" });
}

export function removeWebhook(team: string, webhook: string): Promise<void> {
  return api(`${path(team)}/${webhook}`, { method: "DELETE" });
}

export function redeliver(team: string, webhook: string, delivery: string): Promise<void> {
  return api(`${path(team)}/${webhook}/deliveries/${delivery}/redelivery`, { method: "POST" });
}
