import { mayOffer } from "@/lib/domain/handover/may-offer";
import { mayCancel } from "./cancel-release";
import { mayChangeRoster } from "./change-roster";
import { mayEdit } from "./edit-release";
import type { ActionContext, Guard } from "./guard";
import { mayHold } from "./hold-release";
import { mayMove } from "./move-release";
import { mayPlan } from "./plan-release";
import { mayResume } from "./resume-release";
import { mayStart } from "./start-deployment";
import { mayRollBack } from "./start-rollback";
import type { ReleaseState } from "./state";

/** The rule behind each action of the room; the commands of the same names begin with the same rule. */
const GUARDS = {
  "release.plan": mayPlan,
  "release.edit": mayEdit,
  "release.move": mayMove,
  "roster.change": mayChangeRoster,
  "deployment.start": mayStart,
  "release.hold": mayHold,
  "release.resume": mayResume,
  "release.cancel": mayCancel,
  "rollback.start": mayRollBack,
  "handover.offer": mayOffer,
} as const satisfies Record<string, Guard>;

export type ReleaseAction = keyof typeof GUARDS;
export const RELEASE_ACTIONS = Object.keys(GUARDS) as readonly ReleaseAction[];

/** One button: whether it works for this person now and, if not, the sentence that stands beside it. */
export type AllowedAction =
  | { readonly action: ReleaseAction; readonly enabled: true; readonly reason: null }
  | {
      readonly action: ReleaseAction;
      readonly enabled: false;
      readonly reason: string;
      /** `wrong-state`: nobody can do it now, so the button may be left out. `not-permitted`: somebody else can. */
      readonly code: string;
    };

/** What this person may do with the release now, in the order of the table. Source: DESIGN "Disabled with reason", SIGNOFF rule 21. */
export function allowedActions(state: ReleaseState, context: ActionContext): readonly AllowedAction[] {
  return RELEASE_ACTIONS.map((action) => allowedAction(state, action, context));
}

/** As `allowedActions`, for one of them. */
export function allowedAction(state: ReleaseState, action: ReleaseAction, context: ActionContext): AllowedAction {
  const objection = GUARDS[action](state, context);
  if (!objection) return { action, enabled: true, reason: null };
  return { action, enabled: false, reason: objection.message, code: objection.code };
}
