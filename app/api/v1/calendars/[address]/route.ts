import { calendarParams } from "@/lib/contracts/calendar";
import { answerFeed } from "@/lib/server/calendar/feed";
import { route } from "@/lib/server/platform/route";

/** The calendar of a team for whoever has a secret address of it, as iCalendar. */
export const GET = route({
  permission: "public",
  params: calendarParams,
  quota: "calendar",
  handler: ({ request, params, spend }) => answerFeed({ request, address: params.address, spend }),
});
