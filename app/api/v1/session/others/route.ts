import { endedSessions } from "@/lib/contracts/access";
import { endOtherSessions } from "@/lib/server/access/sessions";
import { route } from "@/lib/server/platform/route";

/** Ends all of one's own sessions but this one. */
export const DELETE = route({ permission: "signed-in", answer: endedSessions, handler: ({ viewer }) => endOtherSessions(viewer) });
