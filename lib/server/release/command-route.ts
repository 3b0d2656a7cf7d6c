import type { z } from "zod";
import { commandAnswer } from "@/lib/contracts/api-answers";
import type { Permission } from "@/lib/domain/access/permissions";
import type { ReleaseCommand } from "@/lib/domain/release/command";
import { idempotencyOf } from "@/lib/server/platform/idempotency";
import { type Access, type RouteHandler, route } from "@/lib/server/platform/route";
import { executeCommand } from "./commands";

type Options<Params extends { release: string }, Body> = {
  permission: Permission;
  params: z.ZodType<Params>;
  body: z.ZodType<Body>;
  /** `access` is for looking up what the body only names, such as people. */
  command: (input: { params: Params; body: Body; access: Access }) => ReleaseCommand | Promise<ReleaseCommand>;
};

/** A route that carries out one command on one release. Answers `{seq, events}`; repeatable by Idempotency-Key. */
export function commandRoute<Params extends { release: string }, Body>(options: Options<Params, Body>): RouteHandler {
  return route({
    permission: options.permission,
    params: options.params,
    body: options.body,
    answer: commandAnswer,
    handler: async ({ request, params, body, access }) =>
      executeCommand({
        access,
        releaseId: params.release,
        command: await options.command({ params, body, access }),
        idempotency: idempotencyOf(request, body),
      }),
  });
}
