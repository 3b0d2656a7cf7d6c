import { queryOptions } from "@tanstack/react-query";
import { type MessageDeliveriesDto, messageDeliveriesDto } from "@/lib/contracts/destination";
import {
  type AboutDto,
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

/** What messages tell of: a release, or an incident that stands alone. */
export type Source = Pick<AboutDto, "kind" | "id">;

const pathOf = ({ kind, id }: Source) => `/api/v1/${kind}s/${id}`;
const keyOf = ({ kind, id }: Source) => [`${kind}s`, id] as const;
const draftPath = (of: Source, due: string) => `${pathOf(of)}/drafts/${due}`;

export const draftQuery = (of: Source, due: string) =>
  queryOptions<DraftDto>({
    queryKey: [...keyOf(of), "drafts", due],
    queryFn: ({ signal }) => api(draftPath(of, due), { schema: draftDto, signal }),
    refetchInterval: DRAFT_POLL_MS,
    retry: false,
  });

/** Throws ApiError `stale` with the present draft where somebody else kept theirs meanwhile. */
export function saveDraft(of: Source, due: string, body: DraftBody): Promise<DraftDto> {
  return api(draftPath(of, due), { method: "PUT", body, schema: draftDto });
}

/** Sends a draft as it is shown to whoever asks; answers where it went. */
export function sendTestMail({ about, due, audiences, subject, fields }: DraftDto): Promise<TestMailDto> {
  const body = { audiences, subject, fields: fields.filter((one) => !one.isMissing).map(({ key, text }) => ({ key, text })) };
  return api(`${draftPath(about, due.id)}/test-mail`, { method: "POST", body, schema: testMailDto });
}

/** Whichever messages and deliveries are looked at: for asking again when something changed. */
export const EVERY_MESSAGE = {
  predicate: ({ queryKey: [noun, , part] }: { readonly queryKey: readonly unknown[] }) =>
    (noun === "releases" || noun === "incidents") && part === "messages",
};

export const messageQuery = (of: Source, message: string) =>
  queryOptions<MessageDto>({
    queryKey: [...keyOf(of), "messages", message],
    queryFn: ({ signal }) => api(`${pathOf(of)}/messages/${message}`, { schema: messageDto, signal }),
  });

const deliveriesPath = (of: Source, message: string) => `${pathOf(of)}/messages/${message}/deliveries`;

/** What became of a message at each recipient. */
export const messageDeliveriesQuery = (of: Source, message: string) =>
  queryOptions<MessageDeliveriesDto>({
    queryKey: [...keyOf(of), "messages", message, "deliveries"],
    queryFn: ({ signal }) => api(deliveriesPath(of, message), { schema: messageDeliveriesDto, signal }),
  });

/** What a person says about one delivery: `resend` may make it arrive twice, `letting-be` leaves it as it is. */
export function decideDelivery(of: { source: Source; message: string; delivery: string }, choice: "resend" | "letting-be"): Promise<void> {
  return api(`${deliveriesPath(of.source, of.message)}/${of.delivery}/${choice}`, { method: "POST" });
}
