import { baselineBody, baselineDto } from "@/lib/contracts/metric-source";
import { releaseParams } from "@/lib/contracts/release-commands";
import { captureBaseline } from "@/lib/server/metrics/baseline";
import { route } from "@/lib/server/platform/route";
import { executeCommand } from "@/lib/server/release/commands";

/** Measures the running version now, as the baseline; again with a reason. Answers what could not be measured. */
export const POST = route({
  permission: "reading.record",
  params: releaseParams,
  body: baselineBody,
  answer: baselineDto,
  handler: ({ access, params, body }) => captureBaseline(access, params.release, { reason: body.reason, execute: executeCommand }),
});
