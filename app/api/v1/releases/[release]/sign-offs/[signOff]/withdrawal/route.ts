import { emptyBody, signOffParams } from "@/lib/contracts/release-commands";
import { commandRoute } from "@/lib/server/release/command-route";

/** Withdraws the own refusal. */
export const POST = commandRoute({
  permission: "sign-off.sign",
  params: signOffParams,
  body: emptyBody,
  command: ({ params }) => ({ type: "sign-off.withdraw", signOff: params.signOff }),
});
