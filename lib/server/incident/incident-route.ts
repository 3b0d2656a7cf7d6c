import type { z } from "zod";
import { incidentResult } from "@/lib/contracts/incident";
import type { IncidentCommand } from "@/lib/domain/incident/command";
import type { IncidentState } from "@/lib/domain/incident/state";
import type { PersonRef } from "@/lib/domain/release/state";
import { once } from "@/lib/server/platform/once";
import { type RouteHandler, route } from "@/lib/server/platform/route";
import { executeIncident } from "./commands";
import { requireIncident } from "./data";
import { nameWorker } from "./people";

type Input<Params, Body> = {
  readonly params: Params;
  readonly body: Body;
  readonly incident: IncidentState;
  /** The person of an id, as a command names them; `path` is the field that is wrong otherwise. */
  readonly person: (userId: string, path: string) => Promise<PersonRef>;
};

type Options<Params extends { incident: string }, Body> = {
  permission: "incident.work" | "incident.note";
  params: z.ZodType<Params>;
  body?: z.ZodType<Body>;
  command: (input: Input<Params, Body>) => IncidentCommand | Promise<IncidentCommand>;
};

/** A route that carries out one command on one incident. Answers where it is now; repeatable by Idempotency-Key, behind the permission. */
export function incidentRoute<Params extends { incident: string }, Body = undefined>(options: Options<Params, Body>): RouteHandler {
  const { permission, params: paramsSchema, command } = options;
  return route({
    permission,
    params: paramsSchema,
    ...(options.body ? { body: options.body } : {}),
    answer: incidentResult,
    handler: async ({ request, params, body, access }) => {
      const { state: incident } = await requireIncident(access, params.incident);
      const person = (userId: string, path: string) => nameWorker(incident, userId, path);
      return once({ request, body, viewer: access.viewer }, async () =>
        executeIncident(access, params.incident, await command({ params, body: body as Body, incident, person })),
      );
    },
  });
}
