import { draftBody, savedDraftDto } from "@/lib/contracts/briefing";
import { releaseParams } from "@/lib/contracts/release-commands";
import { dropDraft, saveDraft } from "@/lib/server/briefing/commands";
import { route } from "@/lib/server/platform/route";

/** Saves the draft of the next version, unless somebody saved theirs since. */
export const PUT = route({
  permission: "briefing.draft",
  params: releaseParams,
  body: draftBody,
  answer: savedDraftDto,
  handler: ({ access, params, body }) => saveDraft(access, params.release, body),
});

/** Throws the draft of the next version away. */
export const DELETE = route({
  permission: "briefing.draft",
  params: releaseParams,
  handler: ({ access, params }) => dropDraft(access, params.release),
});
