import { RELEASE_ROLE_NAMES, type ReleaseRole } from "@/lib/domain/access/roles";
import { listed, peopleInRoles } from "@/lib/domain/access/who-can";
import type { MessageKind } from "@/lib/domain/comms/kind-names";
import type { CommandContext } from "@/lib/domain/release/command";
import type { Obligation } from "@/lib/domain/release/obligation";
import { remindAt, ruleOf } from "@/lib/domain/release/obligation-rules";
import { maySettle } from "@/lib/domain/release/settle-obligation";
import type { ReleaseState, ReleaseStatus } from "@/lib/domain/release/state";
import { hasCome } from "@/lib/domain/sign-off/expiry";
import type { ReleaseNeed } from "./needs";
import { sentence } from "./sentence";

type ObligationNeed = Pick<ReleaseNeed, "kind" | "title" | "detail" | "since" | "sinceWord"> & {
  readonly key: string;
  /** The kind of message that would settle it. */
  readonly settledBy: MessageKind | null;
};

/** Nothing else is left to do on a release in one of these. */
const ONLY_OWING: readonly ReleaseStatus[] = ["deployed", "rolled-back"];
/** Whom it is brought to when its owner is late, the first that somebody else than the owner holds. */
const ESCALATES_TO: readonly ReleaseRole[] = ["commander", "approver", "deployer"];

/**
 * What the release owes and the person must bring: their own from the reminder on, or from the end of the phases; what somebody else is
 * late with where they answer for the release.
 */
export function obligationNeeds(state: ReleaseState, context: CommandContext): ObligationNeed[] {
  return state.obligations.flatMap((obligation) => {
    if (obligation.settled || maySettle(state, obligation, context)) return [];
    if (context.roles.includes(obligation.owner)) return own(state, obligation, context);
    return escalated(state, obligation, context);
  });
}

function own({ status }: ReleaseState, obligation: Obligation, { now }: CommandContext): ObligationNeed[] {
  const isLate = hasCome(obligation.dueAt, now);
  if (!isLate && !ONLY_OWING.includes(status) && !hasCome(remindAt(obligation), now)) return [];
  const words = isLate
    ? ({ title: "Obligation overdue", sinceWord: "overdue" } as const)
    : ({ title: "Obligation open", sinceWord: "due" } as const);
  return [{ ...words, ...common(obligation), detail: sentence(obligation.title) }];
}

function escalated({ roster }: ReleaseState, obligation: Obligation, { now, roles }: CommandContext): ObligationNeed[] {
  const { owner } = obligation;
  const to = ESCALATES_TO.find((role) => role !== owner && roster.some((entry) => entry.role === role));
  if (!hasCome(obligation.dueAt, now) || to === undefined || !roles.includes(to)) return [];
  const owners = peopleInRoles(roster, [owner]);
  const nobody = `Nobody is ${RELEASE_ROLE_NAMES[owner].toLowerCase()}.`;
  const why = owners.length > 0 ? `It is with ${listed(owners, "and")}.` : nobody;
  const detail = `${sentence(obligation.title)} ${why}`;
  return [{ ...common(obligation), title: "Obligation overdue", sinceWord: "overdue", detail }];
}

function common(obligation: Obligation) {
  const settledBy = ruleOf(obligation)?.message ?? null;
  return { key: `owe ${obligation.id}`, kind: "obligation", since: obligation.dueAt, settledBy } as const;
}
