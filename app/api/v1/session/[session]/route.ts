import { sessionParams } from "@/lib/contracts/access";
import { endOwnSession } from "@/lib/server/access/sessions";
import { route } from "@/lib/server/platform/route";

/** Ends one of one's own sessions. */
export const DELETE = route({
  permission: "signed-in",
  params: sessionParams,
  handler: ({ viewer, params }) => endOwnSession(viewer, params.session),
});
