import { releaseParams } from "@/lib/contracts/release-commands";
import { profileBody } from "@/lib/contracts/scope-commands";
import { commandRoute } from "@/lib/server/release/command-route";
import { usedTemplate } from "@/lib/server/template/data";

/** Gives the release other answers, and its checklist what they ask for; what somebody worked on stays. */
export const PUT = commandRoute({
  permission: "release.edit",
  params: releaseParams,
  body: profileBody,
  version: "expectedSeq",
  command: async ({ params, body }) => ({ type: "checklist.retailor", ...body, ...(await usedTemplate(params.release)) }),
});
