import type { z } from "zod";
import type { Permission } from "@/lib/domain/access/permissions";
import { once } from "@/lib/server/platform/once";
import { type RouteHandler, route, type Sent } from "@/lib/server/platform/route";
import { requireTeam, type TeamAccess } from "./team";

type Options<Params extends { team: string }, Body, Answer> = {
  permission: Permission;
  params: z.ZodType<Params>;
  body?: z.ZodType<Body>;
  answer?: z.core.$ZodType<Answer>;
  /** Whether the answer holds what is shown this once: a repetition is not given it again. */
  isSecret?: boolean;
  make: (team: TeamAccess, input: { params: Params; body: Body }) => Promise<Sent<NoInfer<Answer>>>;
};

/** A route that makes something of a team. Repeatable by Idempotency-Key, behind the permission. */
export function makingRoute<Params extends { team: string }, Body = undefined, Answer = void>(
  options: Options<Params, Body, Answer>,
): RouteHandler {
  const { permission, isSecret = false, make, ...shapes } = options;
  return route({
    permission,
    ...shapes,
    handler: async ({ request, params, body, access }) => {
      const team = await requireTeam(access, { id: params.team });
      return once({ request, body, viewer: access.viewer, isSecret }, () => make(team, { params, body }));
    },
  });
}
