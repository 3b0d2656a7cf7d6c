import { previewDto, previewQuery } from "@/lib/contracts/handover";
import { releaseParams } from "@/lib/contracts/release-commands";
import { route } from "@/lib/server/platform/route";
import { previewHandover } from "@/lib/server/release/handover";

/** Before a role is offered: who could take it over, who could not and why, and the summary that they would read. */
export const GET = route({
  permission: "release.read",
  params: releaseParams,
  query: previewQuery,
  answer: previewDto,
  versionOf: ({ seq }) => seq,
  handler: ({ access, params, query }) => previewHandover(access, params.release, query.role),
});
