import { draftParams, testMailBody, testMailDto } from "@/lib/contracts/message";
import { sourceIn } from "@/lib/server/comms/source-id";
import { sendTestMail } from "@/lib/server/comms/test-mail";
import { route } from "@/lib/server/platform/route";

/** Sends a draft as it is shown to whoever asks, by mail and marked as a test. Nothing is kept on the release. 429 past 10 in ten minutes. */
export const POST = route({
  permission: "message.draft",
  params: draftParams,
  body: testMailBody,
  answer: testMailDto,
  handler: ({ access, params, body }) => sendTestMail(access, { source: sourceIn(params), due: params.due }, body),
});
