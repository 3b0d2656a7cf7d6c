import { briefingDto } from "@/lib/contracts/briefing";
import { releaseParams } from "@/lib/contracts/release-commands";
import { getBriefing } from "@/lib/server/briefing/data";
import { route } from "@/lib/server/platform/route";

/** The support briefing of a release: its text, what changed in it, and the draft for those who write at it. */
export const GET = route({
  permission: "release.read",
  params: releaseParams,
  answer: briefingDto,
  handler: ({ access, params }) => getBriefing(access, params.release),
});
