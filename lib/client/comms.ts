import { queryOptions } from "@tanstack/react-query";
import { type MessageDeliveriesDto, messageDeliveriesDto } from "@/lib/contracts/destination";
import {
  type CommunicationsDto,
  communicationsDto,
  type DraftBody,
  type DraftDto,
  draftDto,
  type MessageDto,
  messageDto,
  type TestMailDto,
  testMailDto,
} from "@/lib/contracts/message";
import { api } from "./api";

/** How soon somebody who writes sees that another does: drafts are not in the stream. */
const DRAFT_POLL_MS = 5_000;

/** What is due to be told on a team's releases, and what was told. */
export const communicationsQuery = (team: string) =>
  queryOptions<CommunicationsDto>({
    queryKey: ["teams", team, "communications"],
    queryFn: ({ signal }) => api(`/api/v1/teams/${team}/communications`, { schema: communicationsDto, signal }),
  });

const draftPath = (release: string, due: string) => `/api/v1/releases/${release}/drafts/${due}`;

export const draftQuery = (release: string, due: string) =>
  queryOptions<DraftDto>({
    queryKey: ["releases", release, "drafts", due],
    queryFn: ({ signal }) => api(draftPath(release, due), { schema: draftDto, signal }),
    refetchInterval: DRAFT_POLL_MS,
    retry: false,
  });

/** Throws ApiError `stale` with the present draft where somebody else kept theirs meanwhile. */
export function saveDraft(release: string, due: string, body: DraftBody): Promise<DraftDto> {
  return api(draftPath(release, due), { method: "PUT", body, schema: draftDto });
}

/** Sends a draft as it is shown to whoever asks; answers where it went. */
export function sendTestMail({ release, due, audiences, subject, fields }: DraftDto): Promise<TestMailDto> {
  const body = { audiences, subject, fields: fields.filter((one) => !one.isMissing).map(({ key, text }) => ({ key, text })) };
  return api(`${draftPath(release.id, due.id)}/test-mail`, { method: "POST", body, schema: testMailDto });
}

/** Whichever messages and deliveries are looked at: for asking again when something changed. */
export const EVERY_MESSAGE = {
  predicate: ({ queryKey: [noun, , part] }: { readonly queryKey: readonly unknown[] }) => noun === "releases" && part === "messages",
};

export const messageQuery = (release: string, message: string) =>
  queryOptions<MessageDto>({
    queryKey: ["releases", release, "messages", message],
    queryFn: ({ signal }) => api(`/api/v1/releases/${release}/messages/${message}`, { schema: messageDto, signal }),
  });

const deliveriesPath = (release: string, message: string) => `/api/v1/releases/${release}/messages/${message}/deliveries`;

/** What became of a message at each recipient. */
export const messageDeliveriesQuery = (release: string, message: string) =>
  queryOptions<MessageDeliveriesDto>({
    queryKey: ["releases", release, "messages", message, "deliveries"],
    queryFn: ({ signal }) => api(deliveriesPath(release, message), { schema: messageDeliveriesDto, signal }),
  });

/** What a person says about one delivery: `resend` may make it arrive twice, `letting-be` leaves it as it is. */
export function decideDelivery(of: { release: string; message: string; delivery: string }, choice: "resend" | "letting-be"): Promise<void> {
  return api(`${deliveriesPath(of.release, of.message)}/${of.delivery}/${choice}`, { method: "POST" });
}
