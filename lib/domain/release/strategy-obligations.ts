import type { CommandContext } from "./command";
import type { ReleaseEvent } from "./event";
import { CHANGE_MANAGEMENT_ITEM, isRestated, OBLIGATION_RULES, type ObligationRuleKey, opened } from "./obligation-rules";
import type { ItemState, ReleaseState } from "./state";

/** What a strategy leaves behind, by the item of its steps that shows that the release has them. */
const LEFT_BEHIND = [
  { item: "blue-kept-ready", rule: "blue-left" },
  { item: "flag-outcome-decided", rule: "flag-left" },
] as const;

function leftRules(items: readonly Pick<ItemState, "key">[]) {
  return LEFT_BEHIND.filter(({ item }) => items.some((one) => one.key === item)).map(({ rule }) => rule);
}

/** What a checklist with these items leaves to be cleared away within a week of the deployment. */
export function leftBehind(items: readonly Pick<ItemState, "key">[]): string[] {
  return leftRules(items).map((rule) => OBLIGATION_RULES[rule].title);
}

/**
 * What is owed once a release is deployed: what its strategy left behind, the permanent fix after a hotfix, and what its checklist has
 * no item for. Source: MISSION "After" and "A strategy chosen".
 */
export function deployedObligations(state: ReleaseState, context: CommandContext): ReleaseEvent[] {
  const rules: readonly ObligationRuleKey[] = [
    ...leftRules(state.items),
    ...(isToBeReplaced(state) ? (["permanent-fix"] as const) : []),
    ...(needsBaseline(state) ? (["baseline"] as const) : []),
    ...(needsDocumentation(state) ? (["documentation"] as const) : []),
  ];
  return rules.map((rule) => opened(rule, { state }, context));
}

/** A hotfix is replaced unless somebody answered that it stays. */
function isToBeReplaced({ details, items }: ReleaseState): boolean {
  return details.template.track === "hotfix" && items.find((one) => one.key === "permanent-fix-planned")?.status !== "not-applicable";
}

/** A hotfix leaves the baseline as it is, unless it was about performance. */
function needsBaseline({ details, items }: ReleaseState): boolean {
  if (details.criticality === "staging" || isRestated("baseline", items)) return false;
  return details.template.track !== "hotfix" || details.changes.some((one) => one.kind === "performance");
}

function needsDocumentation({ details, items }: ReleaseState): boolean {
  return details.criticality !== "staging" && !isRestated("documentation", items);
}

/** Change management told after the fact is owed within a day; telling it before, after all, settles that. Source: SIGNOFF, FIX4.04. */
export function changeManagementEvents(
  { state, item, value }: { state: ReleaseState; item: ItemState; value: string | null },
  context: CommandContext,
): ReleaseEvent[] {
  if (item.key !== CHANGE_MANAGEMENT_ITEM) return [];
  const { title } = OBLIGATION_RULES["change-management"];
  const open = state.obligations.find((one) => one.title === title && one.settled === null);
  if (value === "afterwards") return open ? [] : [opened("change-management", { state }, context)];
  return open ? [{ type: "obligation.settled", payload: { id: open.id, note: "It was answered otherwise.", cause: "item" } }] : [];
}
