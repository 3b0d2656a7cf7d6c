import { changePasswordBody, endedSessions } from "@/lib/contracts/access";
import { changePassword } from "@/lib/server/access/own-password";
import { route } from "@/lib/server/platform/route";

/** Changes one's own password; every other browser of the person is signed out. */
export const PUT = route({
  permission: "signed-in",
  body: changePasswordBody,
  answer: endedSessions,
  handler: ({ viewer, body }) => changePassword(viewer, body),
});
