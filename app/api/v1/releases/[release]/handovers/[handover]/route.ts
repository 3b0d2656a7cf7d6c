import { handoverDto, handoverParams } from "@/lib/contracts/handover";
import { route } from "@/lib/server/platform/route";
import { getHandover } from "@/lib/server/release/handover";

/** An offer of a role with the summary as it is now, its digest, and what changed since it was made. */
export const GET = route({
  permission: "release.read",
  params: handoverParams,
  answer: handoverDto,
  versionOf: ({ seq }) => seq,
  handler: ({ access, params }) => getHandover(access, params),
});
