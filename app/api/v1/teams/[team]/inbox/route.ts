import { inboxDto } from "@/lib/contracts/inbox";
import { teamParams } from "@/lib/contracts/plan";
import { requireTeam } from "@/lib/server/access/team";
import { getInbox } from "@/lib/server/comms/inbox";
import { route } from "@/lib/server/platform/route";

/** The messages in the inbox of whoever asks. */
export const GET = route({
  permission: "release.read",
  params: teamParams,
  answer: inboxDto,
  handler: async ({ access, params }) => getInbox(await requireTeam(access, { id: params.team })),
});
