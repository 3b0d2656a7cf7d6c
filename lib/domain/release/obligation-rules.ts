import type { ReleaseRole } from "@/lib/domain/access/roles";
import type { MessageKind } from "@/lib/domain/comms/kind-names";
import { addMinutes, type Instant, toMs } from "@/lib/domain/time/instant";
import type { CommandContext } from "./command";
import type { ReleaseEvent } from "./event";
import type { Obligation } from "./obligation";
import type { ItemState, ReleaseState } from "./state";
import type { VerdictWords } from "./verdict";

const HOUR = 60;
const DAY = 24 * HOUR;

/** One kind of thing that a release can owe. */
type ObligationRule = {
  readonly kind: Obligation["kind"];
  /** Null where whoever opens it says it. */
  readonly title: string | null;
  /** The first of these roles that somebody holds owns it. */
  readonly owners: readonly [ReleaseRole, ...ReleaseRole[]];
  /** Minutes from its opening; null where whoever opens it says when. */
  readonly dueMinutes: number | null;
  /** Closed by a message of this kind that has left. */
  readonly message?: MessageKind;
  /** Closed by one of these items being done; a checklist that has one needs no obligation beside it. */
  readonly items?: readonly string[];
  /** Nothing is left of it when the version is taken back. */
  readonly endsWithRollback: boolean;
  /** Whoever settles it judges, in these words; where it is left out, nobody does. */
  readonly verdicts?: VerdictWords;
  /** Stays owed whatever becomes of the release, and its deadline is nobody's to move. */
  readonly isFixed?: true;
};

/** Its answer says whether change management hears of a hotfix before or afterwards. Source: FIX4.04. */
export const CHANGE_MANAGEMENT_ITEM = "change-management-told";

/**
 * What a release can owe beyond its gates: a release with one of these open is deployed and not completed. The table is all there is to
 * know of them but the sentences for people, see `obligation-words`: who opens one takes title, owner and deadline from here, and what
 * closes one by itself is read from here.
 * Source: MISSION "After"; FIX4.04, FIX9.04, STD6.05, STD6.07, STD6.10, POST4, POST5, "Post-incident report within 48 hours".
 */
export const OBLIGATION_RULES = {
  "report-24h": {
    kind: "report",
    title: "Send the 24-hour report",
    owners: ["communications-lead", "commander", "deployer"],
    dueMinutes: DAY,
    message: "report-24h",
    items: ["report-published"],
    endsWithRollback: true,
  },
  "post-mortem": {
    kind: "post-mortem",
    title: null,
    owners: ["commander", "deployer"],
    dueMinutes: 2 * DAY,
    message: "post-incident-report",
    endsWithRollback: false,
  },
  waiver: {
    kind: "waiver",
    title: null,
    owners: ["deployer"],
    dueMinutes: null,
    endsWithRollback: true,
  },
  "change-management": {
    kind: "documentation",
    title: "File the hotfix with change management",
    owners: ["deployer"],
    dueMinutes: DAY,
    verdicts: { approved: "Approved afterwards", rejected: "Not approved" },
    endsWithRollback: false,
  },
  "permanent-fix": {
    kind: "documentation",
    title: "Replace the hotfix by the permanent fix",
    owners: ["deployer"],
    dueMinutes: 14 * DAY,
    endsWithRollback: true,
  },
  baseline: {
    kind: "baseline",
    title: "Update the performance baseline",
    owners: ["primary-on-call", "deployer"],
    dueMinutes: 7 * DAY,
    items: ["baseline-renewed"],
    endsWithRollback: true,
  },
  documentation: {
    kind: "documentation",
    title: "Update runbook and documentation",
    owners: ["deployer"],
    dueMinutes: 7 * DAY,
    items: ["documents-current", "hotfix-in-runbook"],
    endsWithRollback: true,
  },
  "blue-left": {
    kind: "documentation",
    title: "Decommission Blue",
    owners: ["deployer"],
    dueMinutes: 7 * DAY,
    endsWithRollback: true,
  },
  "flag-left": {
    kind: "documentation",
    title: "Remove the flag",
    owners: ["deployer"],
    dueMinutes: 7 * DAY,
    endsWithRollback: false,
  },
  "break-glass-review": {
    kind: "review",
    title: "Review the break-glass",
    owners: ["approver"],
    dueMinutes: DAY,
    verdicts: { approved: "It was right", rejected: "It was not right" },
    endsWithRollback: false,
    isFixed: true,
  },
  "break-glass-post-mortem": {
    kind: "post-mortem",
    title: "Post-mortem of the break-glass",
    owners: ["commander"],
    dueMinutes: 2 * DAY,
    message: "post-incident-report",
    endsWithRollback: false,
    isFixed: true,
  },
} as const satisfies Record<string, ObligationRule>;

export const OBLIGATION_RULE_KEYS = Object.keys(OBLIGATION_RULES) as readonly ObligationRuleKey[];
export type ObligationRuleKey = keyof typeof OBLIGATION_RULES;

/** The words of the verdict that settling it takes; null where it takes none. Source: SIGNOFF rule 26 and the last paragraph. */
export function verdictsOf(obligation: Pick<Obligation, "rule" | "kind" | "title">): VerdictWords | null {
  return ruleOf(obligation)?.verdicts ?? null;
}

/** The rule that opened it. Those that were opened before rules were kept with them are found by their kind or title; null of others. */
export function ruleKeyOf({ rule, kind, title }: Pick<Obligation, "rule" | "kind" | "title">): ObligationRuleKey | null {
  if (rule) return rule;
  const titled = OBLIGATION_RULE_KEYS.find((key) => OBLIGATION_RULES[key].title === title);
  return titled ?? (kind === "waiver" || kind === "post-mortem" ? kind : null);
}

export function ruleOf(obligation: Pick<Obligation, "rule" | "kind" | "title">): ObligationRule | null {
  const key = ruleKeyOf(obligation);
  return key && OBLIGATION_RULES[key];
}

/** What a rule does not say itself: its title, its owner's role where somebody holds it, its deadline. */
type Opening = { readonly title?: string; readonly owner?: ReleaseRole; readonly dueAt?: Instant };

/** The event that opens an obligation of a rule. */
export function opened(
  key: ObligationRuleKey,
  { state, opening = {} }: { state: Pick<ReleaseState, "roster">; opening?: Opening },
  { newId, now }: CommandContext,
): ReleaseEvent {
  const rule: ObligationRule = OBLIGATION_RULES[key];
  const wanted = [...(opening.owner ? [opening.owner] : []), ...rule.owners];
  const obligation: Obligation = {
    id: newId(),
    kind: rule.kind,
    rule: key,
    title: opening.title ?? rule.title ?? rule.kind,
    owner: wanted.find((role) => state.roster.some((entry) => entry.role === role)) ?? rule.owners[0],
    openedAt: now,
    dueAt: opening.dueAt ?? addMinutes(now, rule.dueMinutes ?? DAY),
    settled: null,
  };
  return { type: "obligation.opened", payload: { obligation } };
}

/** Whether its deadline stays what it is: a waiver's is that of the waiver, and what a break-glass owes is due when it is due. */
export function isDeadlineFixed(obligation: Pick<Obligation, "rule" | "kind" | "title">): boolean {
  return obligation.kind === "waiver" || ruleOf(obligation)?.isFixed === true;
}

/** Whether the checklist has an item that stands for the obligation. */
export function isRestated(key: ObligationRuleKey, items: readonly Pick<ItemState, "key">[]): boolean {
  const rule: ObligationRule = OBLIGATION_RULES[key];
  return items.some((item) => rule.items?.includes(item.key));
}

/** The items of which an answer opens or closes an obligation. */
export const OWING_ITEMS: ReadonlySet<string> = new Set([
  CHANGE_MANAGEMENT_ITEM,
  ...OBLIGATION_RULE_KEYS.flatMap((key): readonly string[] => {
    const rule: ObligationRule = OBLIGATION_RULES[key];
    return rule.items ?? [];
  }),
]);

/** When its owner is reminded: a day before the deadline, or a quarter of the time they had if that is shorter. */
export function remindAt({ openedAt, dueAt }: Pick<Obligation, "openedAt" | "dueAt">): Instant {
  const had = openedAt ? Math.max(0, toMs(dueAt) - toMs(openedAt)) / 60_000 : Number.POSITIVE_INFINITY;
  return addMinutes(dueAt, -Math.min(DAY, had / 4));
}
