import { deployAnswer, deployGateParams, flaggerBody } from "@/lib/contracts/deploy-gate";
import { route } from "@/lib/server/platform/route";
import { askGateByStatus } from "@/lib/server/release/deploy-gate";

/** Flagger's confirm hooks: 200 lets it go on, 403 keeps it where it is. The body says why, and stands in its events. */
export const POST = route({
  permission: "release.read",
  params: deployGateParams,
  body: flaggerBody,
  tokenIn: ({ metadata }) => metadata?.token,
  answer: deployAnswer,
  no: deployAnswer,
  handler: ({ access, params }) => askGateByStatus(access, params),
});
