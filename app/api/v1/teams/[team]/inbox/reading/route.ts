import { teamParams } from "@/lib/contracts/plan";
import { requireTeam } from "@/lib/server/access/team";
import { readInbox } from "@/lib/server/comms/inbox";
import { route } from "@/lib/server/platform/route";

/** Notes that whoever asks has seen their inbox. */
export const POST = route({
  permission: "release.read",
  params: teamParams,
  handler: async ({ access, params }) => readInbox(await requireTeam(access, { id: params.team })),
});
