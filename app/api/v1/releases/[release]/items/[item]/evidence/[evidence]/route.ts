import { emptyBody, evidenceParams } from "@/lib/contracts/release-commands";
import { commandRoute } from "@/lib/server/release/command-route";

/** Takes an evidence link off an item; the log keeps it. */
export const DELETE = commandRoute({
  permission: "item.tick",
  params: evidenceParams,
  body: emptyBody,
  command: ({ params }) => ({ type: "item.remove-evidence", item: params.item, evidence: params.evidence }),
});
