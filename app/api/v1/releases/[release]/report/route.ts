import { releaseParams } from "@/lib/contracts/release-commands";
import { reportAnswer } from "@/lib/contracts/report";
import { route } from "@/lib/server/platform/route";
import { getReport } from "@/lib/server/report/data";

/** What became of a release, computed from its log, with release notes and the report as Markdown. */
export const GET = route({
  permission: "release.read",
  params: releaseParams,
  answer: reportAnswer,
  handler: ({ access, params }) => getReport(access, params.release),
});
