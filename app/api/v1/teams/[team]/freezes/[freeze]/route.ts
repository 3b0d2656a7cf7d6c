import { changeFreezeBody, freezeDto, freezeParams } from "@/lib/contracts/freeze";
import { requireTeam } from "@/lib/server/access/team";
import { changeFreeze, removeFreeze } from "@/lib/server/freeze/commands";
import { route } from "@/lib/server/platform/route";

/** Changes a freeze. */
export const PATCH = route({
  permission: "freeze.manage",
  params: freezeParams,
  body: changeFreezeBody,
  answer: freezeDto,
  handler: async ({ access, params, body }) => changeFreeze(await requireTeam(access, { id: params.team }), params.freeze, body),
});

/** Lifts a freeze. */
export const DELETE = route({
  permission: "freeze.manage",
  params: freezeParams,
  handler: async ({ access, params }) => removeFreeze(await requireTeam(access, { id: params.team }), params.freeze),
});
