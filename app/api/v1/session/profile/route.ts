import { profileBody, profileDto } from "@/lib/contracts/access";
import { changeProfile } from "@/lib/server/access/own-profile";
import { route } from "@/lib/server/platform/route";

/** Changes one's own name, initials or time zone; what is left out stays. */
export const PATCH = route({
  permission: "signed-in",
  body: profileBody,
  answer: profileDto,
  handler: ({ viewer, body }) => changeProfile(viewer, body),
});
