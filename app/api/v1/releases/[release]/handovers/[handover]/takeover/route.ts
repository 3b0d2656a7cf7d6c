import { handoverParams, takeoverBody } from "@/lib/contracts/handover";
import { commandRoute } from "@/lib/server/release/command-route";
import { summaryReadAt } from "@/lib/server/release/handover";

/** Takes the role over, by whoever was asked: the roster changes. 409 with the difference where what was read no longer holds. */
export const POST = commandRoute({
  permission: "release.read",
  params: handoverParams,
  body: takeoverBody,
  command: async ({ params, body, access }) => {
    const read = await summaryReadAt(access, params, body.seq);
    return { type: "handover.accept", handover: params.handover, ...body, ...(read ? { read } : {}) };
  },
});
