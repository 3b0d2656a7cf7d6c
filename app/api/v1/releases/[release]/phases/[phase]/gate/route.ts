import { gateAnswer } from "@/lib/contracts/api-answers";
import { gateQuery } from "@/lib/contracts/gate";
import { phaseParams } from "@/lib/contracts/release-commands";
import { route } from "@/lib/server/platform/route";
import { getGate } from "@/lib/server/release/gate";

/** A gate with everything that is open, what is signed, its digest, and what changed since one signed or looked. */
export const GET = route({
  permission: "release.read",
  params: phaseParams,
  query: gateQuery,
  answer: gateAnswer,
  versionOf: ({ seq }) => seq,
  handler: ({ access, params, query }) => getGate(access, params, query),
});
