import { addMinutes } from "@/lib/domain/time/instant";
import type { CommandContext } from "./command";
import type { ReleaseEvent } from "./event";
import type { ItemState, Obligation, ReleaseState } from "./state";

const WEEK_MINUTES = 7 * 24 * 60;

/** What a strategy leaves behind, by the item of its steps that shows that the release has them. */
const LEFT_BEHIND = [
  { item: "blue-kept-ready", title: "Decommission Blue" },
  { item: "flag-outcome-decided", title: "Remove the flag" },
] as const;

/** What a checklist with these items leaves to be cleared away within a week of the deployment. */
export function leftBehind(items: readonly Pick<ItemState, "key">[]): string[] {
  return LEFT_BEHIND.filter(({ item }) => items.some((one) => one.key === item)).map(({ title }) => title);
}

/** What is owed once a release is deployed because of how it was deployed. Source: MISSION, "A strategy chosen". */
export function deployedObligations(state: ReleaseState, context: CommandContext): ReleaseEvent[] {
  return leftBehind(state.items).map((title) => opened(title, WEEK_MINUTES, context));
}

const TOLD_AFTERWARDS = "File the hotfix with change management";

/** Change management told after the fact is owed within a day; telling it before, after all, settles that. Source: SIGNOFF, FIX4.04. */
export function changeManagementEvents(
  { state, item, value }: { state: ReleaseState; item: ItemState; value: string | null },
  context: CommandContext,
): ReleaseEvent[] {
  if (item.key !== "change-management-told") return [];
  const open = state.obligations.find((one) => one.title === TOLD_AFTERWARDS && one.settled === null);
  if (value === "afterwards") return open ? [] : [opened(TOLD_AFTERWARDS, 24 * 60, context)];
  return open ? [{ type: "obligation.settled", payload: { id: open.id, note: "It was answered otherwise." } }] : [];
}

function opened(title: string, minutes: number, { newId, now }: CommandContext): ReleaseEvent {
  const obligation: Obligation = {
    id: newId(),
    kind: "documentation",
    title,
    owner: "deployer",
    dueAt: addMinutes(now, minutes),
    settled: null,
  };
  return { type: "obligation.opened", payload: { obligation } };
}
