import { deployAnswer, deployGateParams, deployGateQuery } from "@/lib/contracts/deploy-gate";
import { route } from "@/lib/server/platform/route";
import { askGate, askGateByStatus } from "@/lib/server/release/deploy-gate";

/** "May I deploy?": go, wait or no-go, with everything that stands against it. With `?as=status` 200 is a go and 403 is none. */
export const GET = route({
  permission: "release.read",
  params: deployGateParams,
  query: deployGateQuery,
  answer: deployAnswer,
  no: deployAnswer,
  handler: ({ access, params, query }) => (query.as === "status" ? askGateByStatus(access, params) : askGate(access, params)),
});
