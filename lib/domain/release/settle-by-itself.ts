import { waiverTitle } from "@/lib/domain/checklist/waiver-title";
import { KIND_NAMES } from "@/lib/domain/comms/kind-names";
import { hasLeft, type MessageRow, sentMessages } from "@/lib/domain/comms/message";
import type { Instant } from "@/lib/domain/time/instant";
import type { ReleaseEvent } from "./event";
import type { Obligation, SettlingCause } from "./obligation";
import { ruleOf } from "./obligation-rules";
import type { ReleaseState } from "./state";

type Settling = { readonly note: string; readonly cause: SettlingCause };
type Question = { readonly before: ReleaseState; readonly state: ReleaseState; readonly obligation: Obligation; readonly now: Instant };

/**
 * What the release owes no more because of what has happened: a message that closes it has left, an item that stands for it is done, its
 * waiver is over, or there is nothing left to do it for. Each is an event of its own that says what did it. A state that was loaded
 * without what the release owes has nothing to settle.
 */
export function settledByItself(before: ReleaseState, state: ReleaseState, now: Instant): ReleaseEvent[] {
  return state.obligations.flatMap((obligation): ReleaseEvent[] => {
    const settling = obligation.settled ? null : settlingOf({ before, state, obligation, now });
    return settling ? [{ type: "obligation.settled", payload: { id: obligation.id, ...settling } }] : [];
  });
}

function settlingOf(question: Question): Settling | null {
  return byEnd(question) ?? byMessage(question) ?? byItem(question) ?? byWaiver(question);
}

/** A cancelled release owes nothing. A version that was taken back owes only what the taking back leaves to do. */
function byEnd({ before, state, obligation }: Question): Settling | null {
  if (state.status === "cancelled" && !ruleOf(obligation)?.isFixed) return { note: "The release was cancelled.", cause: "cancellation" };
  if (before.rollback || !state.rollback || !ruleOf(obligation)?.endsWithRollback) return null;
  return { note: "The release was rolled back.", cause: "rollback" };
}

function byMessage({ state, obligation, now }: Question): Settling | null {
  const kind = ruleOf(obligation)?.message;
  const isAfter = (row: MessageRow) => obligation.openedAt === undefined || (row.leftAt ?? row.at) >= obligation.openedAt;
  if (!kind || !sentMessages(state.messages).some((row) => row.kind === kind && hasLeft(row, now) && isAfter(row))) return null;
  return { note: `${KIND_NAMES[kind]} sent.`, cause: "message" };
}

function byItem({ state, obligation }: Question): Settling | null {
  const keys = ruleOf(obligation)?.items ?? [];
  const item = state.items.find((one) => keys.includes(one.key) && one.status === "done");
  return item ? { note: `Done: ${item.title}.`, cause: "item" } : null;
}

function byWaiver({ state, obligation }: Question): Settling | null {
  if (obligation.kind !== "waiver") return null;
  const item = state.items.find((one) => waiverTitle(one) === obligation.title);
  if (!item || item.status === "waived") return null;
  return { note: "The item is no longer waived.", cause: "item" };
}
