import { evidencePackAnswer } from "@/lib/contracts/evidence-pack";
import { releaseParams } from "@/lib/contracts/release-commands";
import { getEvidence } from "@/lib/server/audit/evidence";
import { route } from "@/lib/server/platform/route";

/** What an auditor asks of a release: who approved what they saw, what departed from the list, and the signed end of its log. */
export const GET = route({
  permission: "audit.read",
  params: releaseParams,
  answer: evidencePackAnswer,
  handler: ({ access, params }) => getEvidence(access, params.release),
});
