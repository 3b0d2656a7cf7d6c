import { releaseParams, resumeBody } from "@/lib/contracts/release-commands";
import { commandRoute } from "@/lib/server/release/command-route";

/** Agrees to resume; approver and commander are both needed. */
export const POST = commandRoute({
  permission: "release.read",
  params: releaseParams,
  body: resumeBody,
  command: ({ body }) => ({ type: "release.resume", ...body }),
});
