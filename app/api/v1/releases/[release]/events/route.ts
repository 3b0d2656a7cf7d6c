import { eventPageAnswer } from "@/lib/contracts/api-answers";
import { eventsQuery, releaseParams } from "@/lib/contracts/release-commands";
import { route } from "@/lib/server/platform/route";
import { listEvents } from "@/lib/server/release/events";

/** The log of a release from a place on, in order; `next` is where the following page begins, null at the end. */
export const GET = route({
  permission: "release.read",
  params: releaseParams,
  query: eventsQuery,
  answer: eventPageAnswer,
  handler: ({ access, params, query }) => listEvents(access, params.release, query),
});
