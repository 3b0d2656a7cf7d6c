import { followsBriefing } from "@/lib/domain/briefing/briefed-item";
import { followsMessage, messageItemText } from "@/lib/domain/comms/message-item";
import type { Refusal } from "@/lib/domain/release/command";
import { MAX_TEXT, refusal } from "@/lib/domain/release/guard";
import type { ItemState, ItemStatus } from "@/lib/domain/release/state";
import { followsGate } from "@/lib/domain/stage/gate-items";
import { type Instant, toMs } from "@/lib/domain/time/instant";
import type { ItemTarget } from "./item-target";

/** A waiver ends by itself after at most this long. */
export const MAX_WAIVER_DAYS = 30;

type Question = { readonly item: ItemState; readonly target: ItemTarget; readonly now: Instant };

/** Whether value, outcome, reason and expiry fit the kind of the item and the status asked for. */
export function checkAnswer(question: Question): Refusal | null {
  if (question.item.kind === "parent") {
    return refusal("invalid", "This item is resolved by the items below it.", { path: "status" });
  }
  if (followsGate(question.item)) {
    return refusal("invalid", "This item follows from the sign-off of its phase; nobody ticks it.", { path: "status" });
  }
  return checkByHand(question) ?? checkReason(question) ?? checkWaivedUntil(question) ?? checkOutcome(question) ?? checkValue(question);
}

/** What people say of an item that follows from the briefing or a message: that it does not count here, or that it counts again. */
const BY_HAND: readonly ItemStatus[] = ["todo", "not-applicable", "waived"];

function checkByHand({ item, target }: Question): Refusal | null {
  if (BY_HAND.includes(target.status)) return null;
  if (followsBriefing(item)) {
    return refusal("invalid", "This item follows from the confirmations of the briefing; nobody ticks it.", { path: "status" });
  }
  return followsMessage(item) ? refusal("invalid", messageItemText(item), { path: "status" }) : null;
}

const ASK_REASON = {
  "not-applicable": "Say why it does not apply.",
  waived: "Say why it can be waived.",
  blocked: "Say what it waits for.",
  failed: "Say what failed.",
} as const;

function checkReason({ target: { status, reason } }: Question): Refusal | null {
  if (reason && reason.length > MAX_TEXT) return refusal("invalid", "Shorten the reason to 2,000 characters.", { path: "reason" });
  if (status === "todo" || status === "done" || reason) return null;
  return refusal("invalid", ASK_REASON[status], { path: "reason" });
}

function checkWaivedUntil({ target: { status, waivedUntil }, now }: Question): Refusal | null {
  const path = "waivedUntil";
  if (status !== "waived") return waivedUntil === null ? null : refusal("invalid", "Only a waiver has an end.", { path });
  if (waivedUntil === null) return refusal("invalid", "Say until when it is waived.", { path });
  const days = (toMs(waivedUntil) - toMs(now)) / 86_400_000;
  if (!(days > 0)) return refusal("invalid", "The waiver must end in the future.", { path });
  return days > MAX_WAIVER_DAYS ? refusal("invalid", `A waiver lasts ${MAX_WAIVER_DAYS} days at most.`, { path }) : null;
}

/** Pass is done, fail is failed; not tested leaves the item open, so that a gate never passes on it. */
const STATUS_OF_OUTCOME = { pass: "done", fail: "failed", "not-tested": "todo" } as const;

function checkOutcome({ item, target: { status, outcome } }: Question): Refusal | null {
  const path = "outcome";
  if (item.kind !== "result") return outcome === null ? null : refusal("invalid", "This item has no test outcome.", { path });
  if (outcome === null) {
    return status === "done" || status === "failed" ? refusal("invalid", "Say whether it passed or failed.", { path }) : null;
  }
  if (STATUS_OF_OUTCOME[outcome] === status) return null;
  return refusal("invalid", "Passed is done, failed is failed, not tested stays to do.", { path });
}

function checkValue({ item, target: { status, value, outcome } }: Question): Refusal | null {
  const path = "value";
  if (value && value.length > MAX_TEXT) return refusal("invalid", "Shorten the text to 2,000 characters.", { path });
  switch (item.kind) {
    case "choice":
      return checkChoice({ item, value, isNeeded: status === "done" });
    case "fill-in":
      return status === "done" && value === null ? refusal("invalid", `Fill in ${item.unit ?? "the text"}.`, { path }) : null;
    case "result":
      return checkReading({ value, isNeeded: item.unit !== null && (outcome === "pass" || outcome === "fail") });
    case "tick":
    case "computed":
    case "parent":
      return value === null ? null : refusal("invalid", "This item takes no value.", { path });
  }
}

function checkChoice({ item, value, isNeeded }: { item: ItemState; value: string | null; isNeeded: boolean }): Refusal | null {
  if (value === null && !isNeeded) return null;
  return item.options.some((option) => option.key === value) ? null : refusal("invalid", "Pick one of the options.", { path: "value" });
}

/** A plain decimal number, as `0.42`. */
const READING = /^-?\d+(\.\d+)?$/;

function checkReading({ value, isNeeded }: { value: string | null; isNeeded: boolean }): Refusal | null {
  const path = "value";
  if (value === null) return isNeeded ? refusal("invalid", "Give the reading as a number.", { path }) : null;
  return READING.test(value) && Number.isFinite(Number(value))
    ? null
    : refusal("invalid", "Give the reading as a number, such as 0.42.", { path });
}
