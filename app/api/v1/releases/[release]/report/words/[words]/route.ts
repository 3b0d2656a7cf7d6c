import { reportParams, reportWordsBody } from "@/lib/contracts/report";
import { commandRoute } from "@/lib/server/release/command-route";

/** Writes a section beside the computed report of a release; an empty text takes it back. Stale where somebody wrote it meanwhile. */
export const PUT = commandRoute({
  permission: "comment.add",
  params: reportParams,
  body: reportWordsBody,
  command: ({ params, body }) => ({ type: "report.write", section: params.words, ...body }),
});
