import { linkBody, linksDto, madeLinkDto } from "@/lib/contracts/briefing";
import { releaseParams } from "@/lib/contracts/release-commands";
import { listLinks, makeLink, requirePublisher } from "@/lib/server/briefing/links";
import { once } from "@/lib/server/platform/once";
import { route } from "@/lib/server/platform/route";

/** The links to a support briefing that lead somewhere. */
export const GET = route({
  permission: "release.read",
  params: releaseParams,
  answer: linksDto,
  handler: ({ access, params }) => listLinks(access, params.release),
});

/** Makes a link to a support briefing for people without an account; answers its address, this once. */
export const POST = route({
  permission: "briefing.publish",
  params: releaseParams,
  body: linkBody,
  answer: madeLinkDto,
  handler: async ({ request, params, body, access }) => {
    const publisher = await requirePublisher(access, params.release);
    return once({ request, body, viewer: access.viewer, isSecret: true }, () => makeLink(publisher, body));
  },
});
