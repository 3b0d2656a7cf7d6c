import { noticePreferencesBody, noticePreferencesDto } from "@/lib/contracts/notice";
import { changeNoticePreferences } from "@/lib/server/notice/commands";
import { getNoticePreferences } from "@/lib/server/notice/data";
import { route } from "@/lib/server/platform/route";

/** How whoever asks wants to be told by name, and what became of the last mails to them. */
export const GET = route({
  permission: "signed-in",
  answer: noticePreferencesDto,
  handler: ({ viewer }) => getNoticePreferences(viewer),
});

/** Sets how one wants to be told; what waits follows. */
export const PUT = route({
  permission: "signed-in",
  body: noticePreferencesBody,
  answer: noticePreferencesDto,
  handler: ({ viewer, body }) => changeNoticePreferences(viewer, body),
});
