import { draftBody, draftDto, letterDraftParams } from "@/lib/contracts/message";
import { saveDraft } from "@/lib/server/comms/commands";
import { getDraft } from "@/lib/server/comms/data";
import { sourceIn } from "@/lib/server/comms/source-id";
import { route } from "@/lib/server/platform/route";

/** A due message of an incident that stands alone, as it would go now: what was written, and what the incident says in every other field. */
export const GET = route({
  permission: "incident.read",
  params: letterDraftParams,
  answer: draftDto,
  handler: ({ access, params }) => getDraft(access, sourceIn(params), params.due),
});

/** Keeps what was written. 409 with the present draft where somebody else wrote meanwhile. */
export const PUT = route({
  permission: "incident.work",
  params: letterDraftParams,
  body: draftBody,
  answer: draftDto,
  handler: ({ access, params, body }) => saveDraft(access, { source: sourceIn(params), due: params.due }, body),
});
