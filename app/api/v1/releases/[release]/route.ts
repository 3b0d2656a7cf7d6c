import { roomDocument } from "@/lib/contracts/api-answers";
import { releaseParams } from "@/lib/contracts/release-commands";
import { route } from "@/lib/server/platform/route";
import { getRoom } from "@/lib/server/release/data";

/** A release with its checklist, sign-offs and latest activity. */
export const GET = route({
  permission: "release.read",
  params: releaseParams,
  answer: roomDocument,
  versionOf: ({ state }) => state.seq,
  handler: ({ access, params }) => getRoom(access, params.release),
});
