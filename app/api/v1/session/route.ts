import { sessionsDto } from "@/lib/contracts/access";
import { getSessions } from "@/lib/server/access/data";
import { route } from "@/lib/server/platform/route";

/** Who is signed in here, and on which browsers. */
export const GET = route({ permission: "signed-in", answer: sessionsDto, handler: ({ viewer }) => getSessions(viewer) });
