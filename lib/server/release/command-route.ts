import type { z } from "zod";
import { commandAnswer } from "@/lib/contracts/api-answers";
import type { Permission } from "@/lib/domain/access/permissions";
import type { ReleaseCommand } from "@/lib/domain/release/command";
import { matchedVersion } from "@/lib/server/platform/entity-tag";
import { idempotencyOf } from "@/lib/server/platform/idempotency";
import { type Access, type RouteHandler, route } from "@/lib/server/platform/route";
import { executeCommand } from "./commands";
import { VERSION_FIELDS, type VersionField, withVersion } from "./precondition";

type Options<Params extends { release: string }, Body, Field extends VersionField> = {
  permission: Permission;
  params: z.ZodType<Params>;
  body: z.ZodType<Body>;
  /** The field of the body that holds the version which was seen; If-Match may say it instead. */
  version?: Field;
  /** `access` is for looking up what the body only names, such as people. */
  command: (input: { params: Params; body: Body & Record<Field, number>; access: Access }) => ReleaseCommand | Promise<ReleaseCommand>;
};

/**
 * A route that carries out one command on one release. Answers `{seq, events}`; repeatable by Idempotency-Key, and by If-Match done
 * only to what was seen.
 */
export function commandRoute<Params extends { release: string }, Body, Field extends VersionField = never>(
  options: Options<Params, Body, Field>,
): RouteHandler {
  const matches = options.version === undefined ? "release" : VERSION_FIELDS[options.version];
  return route({
    permission: options.permission,
    params: options.params,
    body: options.body,
    answer: commandAnswer,
    matches,
    handler: async ({ request, params, body, access }) => {
      const version = matchedVersion(request, matches);
      return executeCommand({
        access,
        releaseId: params.release,
        command: await options.command({ params, body: withVersion(body, options.version, version), access }),
        idempotency: idempotencyOf(request, body),
        precondition: version === null ? null : { of: matches, version },
      });
    },
  });
}
