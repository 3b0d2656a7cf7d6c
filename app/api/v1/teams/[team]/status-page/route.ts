import { teamParams } from "@/lib/contracts/plan";
import { statusAddressDto, statusPageDto } from "@/lib/contracts/status-page";
import { makingRoute } from "@/lib/server/access/making-route";
import { requireTeam } from "@/lib/server/access/team";
import { route } from "@/lib/server/platform/route";
import { closeStatusPage, openStatusPage } from "@/lib/server/status-page/commands";
import { getStatusPage } from "@/lib/server/status-page/data";

/** Whether the team has a status page, and which releases stand on it. */
export const GET = route({
  permission: "settings.manage",
  params: teamParams,
  answer: statusPageDto,
  handler: async ({ access, params }) => getStatusPage(await requireTeam(access, { id: params.team })),
});

/** Opens the status page at a new address, in place of a former one; answers it, this once. Needs a fresh proof. */
export const POST = makingRoute({
  permission: "settings.manage",
  params: teamParams,
  answer: statusAddressDto,
  isSecret: true,
  make: (team) => openStatusPage(team),
});

/** Switches the status page off: its address leads nowhere from now on. */
export const DELETE = route({
  permission: "settings.manage",
  params: teamParams,
  handler: async ({ access, params }) => closeStatusPage(await requireTeam(access, { id: params.team })),
});
