import { releaseParams } from "@/lib/contracts/release-commands";
import { readingBody } from "@/lib/contracts/stage";
import { commandRoute } from "@/lib/server/release/command-route";

/** Records what was read in a phase: of canary, stable or baseline. Correcting one is another one that names it. */
export const POST = commandRoute({
  permission: "reading.record",
  params: releaseParams,
  body: readingBody,
  command: ({ body }) => ({ type: "reading.record", ...body }),
});
