import { proofBody, provedDto } from "@/lib/contracts/access";
import { proveWithPassword } from "@/lib/server/access/proof";
import { route } from "@/lib/server/platform/route";

/** Proves again, by the password, who is at this browser: signing asks for it after 15 minutes. */
export const POST = route({
  permission: "signed-in",
  body: proofBody,
  answer: provedDto,
  handler: ({ viewer, body }) => proveWithPassword(viewer, body.password),
});
