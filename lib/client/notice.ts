import { queryOptions } from "@tanstack/react-query";
import { type NoticePreferencesBody, type NoticePreferencesDto, noticePreferencesDto } from "@/lib/contracts/notice";
import { api } from "./api";

const PATH = "/api/v1/session/notices";

/** How the person looking wants to be told by name. */
export const noticePreferencesQuery = () =>
  queryOptions({ queryKey: ["session", "notices"], queryFn: ({ signal }) => api(PATH, { schema: noticePreferencesDto, signal }) });

/** Throws ApiError, with `path` naming the field that is wrong. */
export function saveNoticePreferences(body: NoticePreferencesBody): Promise<NoticePreferencesDto> {
  return api(PATH, { method: "PUT", body, schema: noticePreferencesDto });
}
