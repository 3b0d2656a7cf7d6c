import { publicStatusDto } from "@/lib/contracts/public-status";
import { statusAddressParams } from "@/lib/contracts/status-page";
import { addressOf } from "@/lib/server/platform/client-address";
import { route } from "@/lib/server/platform/route";
import { requireStatusPage } from "@/lib/server/status-page/public";

/** The status page of a team for whoever has its secret address: what customers were told, newest first. 429 past 300 in a minute. */
export const GET = route({
  permission: "public",
  params: statusAddressParams,
  answer: publicStatusDto,
  handler: ({ request, params }) => requireStatusPage(params.address, addressOf(request.headers)),
});
