import { releaseParams, rosterBody } from "@/lib/contracts/release-commands";
import { commandRoute } from "@/lib/server/release/command-route";
import { nameRosters } from "@/lib/server/release/people";

/** Replaces the roster. */
export const PUT = commandRoute({
  permission: "release.edit",
  params: releaseParams,
  body: rosterBody,
  version: "expectedSeq",
  command: async ({ params, body, access }) => ({
    type: "roster.change",
    expectedSeq: body.expectedSeq,
    ...(await nameRosters(access, params.release, body)),
  }),
});
