import { flaggerBody, rollBackAnswer } from "@/lib/contracts/deploy-gate";
import { releaseParams } from "@/lib/contracts/release-commands";
import { route } from "@/lib/server/platform/route";
import { askRollbackByStatus } from "@/lib/server/release/deploy-gate";

/** Flagger's rollback hook: 200 makes it roll back, 403 does not. */
export const POST = route({
  permission: "release.read",
  params: releaseParams,
  body: flaggerBody,
  tokenIn: ({ metadata }) => metadata?.token,
  answer: rollBackAnswer,
  no: rollBackAnswer,
  handler: ({ access, params }) => askRollbackByStatus(access, params.release),
});
