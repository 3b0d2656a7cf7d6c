import { changePasswordBody } from "@/lib/contracts/access";
import { changePassword } from "@/lib/server/access/own-password";
import { route } from "@/lib/server/platform/route";

/** Changes one's own password; every other browser of the person is signed out. */
export const PUT = route({
  permission: "signed-in",
  body: changePasswordBody,
  handler: ({ viewer, body }) => changePassword(viewer, body),
});
