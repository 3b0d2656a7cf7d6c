import { workingTimesBody, workingTimesDto } from "@/lib/contracts/availability";
import { changeWorkingTimes, getWorkingTimes } from "@/lib/server/access/own-hours";
import { route } from "@/lib/server/platform/route";

/** When whoever asks works, as they said themselves. */
export const GET = route({
  permission: "signed-in",
  answer: workingTimesDto,
  handler: ({ viewer }) => getWorkingTimes(viewer),
});

/** Sets when one works. Whoever plans learns whether one is there at a moment, never this. */
export const PUT = route({
  permission: "signed-in",
  body: workingTimesBody,
  answer: workingTimesDto,
  handler: ({ viewer, body }) => changeWorkingTimes(viewer, body),
});
