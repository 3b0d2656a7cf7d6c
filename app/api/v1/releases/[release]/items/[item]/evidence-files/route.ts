import { commandAnswer } from "@/lib/contracts/api-answers";
import { evidenceFileQuery } from "@/lib/contracts/evidence-file";
import { itemParams } from "@/lib/contracts/release-commands";
import { route } from "@/lib/server/platform/route";
import { reportFile } from "@/lib/server/release/evidence-file";

/** Reports an item by a JUnit report, a SARIF scan or the plain form; the answer is that of every command. */
export const POST = route({
  permission: "item.tick",
  params: itemParams,
  query: evidenceFileQuery,
  answer: commandAnswer,
  handler: ({ request, access, params: { release, item }, query }) => reportFile({ request, access, release, item, query }),
});
