import { calendarAddressDto, madeCalendarDto } from "@/lib/contracts/calendar";
import { teamParams } from "@/lib/contracts/plan";
import { makingRoute } from "@/lib/server/access/making-route";
import { requireTeam } from "@/lib/server/access/team";
import { makeCalendarAddress, removeCalendarAddress } from "@/lib/server/calendar/commands";
import { getCalendarAddress } from "@/lib/server/calendar/data";
import { route } from "@/lib/server/platform/route";

/** Whether one has a calendar address in the team. */
export const GET = route({
  permission: "release.read",
  params: teamParams,
  answer: calendarAddressDto,
  handler: async ({ access, params }) => getCalendarAddress(await requireTeam(access, { id: params.team })),
});

/** Makes one's calendar address, in place of a former one; answers it, this once. */
export const POST = makingRoute({
  permission: "release.read",
  params: teamParams,
  answer: madeCalendarDto,
  isSecret: true,
  make: (team) => makeCalendarAddress(team),
});

/** Takes one's calendar address away. */
export const DELETE = route({
  permission: "release.read",
  params: teamParams,
  handler: async ({ access, params }) => removeCalendarAddress(await requireTeam(access, { id: params.team })),
});
