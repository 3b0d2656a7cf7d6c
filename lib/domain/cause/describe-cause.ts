import { because, type Description, type EventOf } from "@/lib/domain/release/describe-words";
import type { CauseEnding, CauseFinder } from "./record";

/** What speaks for a rollback, and what no longer does. The words came with the event: the list of criteria is not needed to read it. */
export function describeCause(event: EventOf<"cause.seen" | "cause.cleared">): Description {
  if (event.type === "cause.seen") {
    const { finder, words } = event.payload;
    return { text: `${SEEN[finder]}: ${words}`, tone: "failed" };
  }
  const { how, words, reason } = event.payload;
  return { text: `${ENDED[how]}: ${words}${because(reason || null)}`, tone: how === "resolved" ? "done" : "neutral" };
}

const SEEN: Record<CauseFinder, string> = {
  person: "saw a reason to roll back",
  alert: "asks whether to roll back",
  readings: "recorded a reading that asks for a rollback",
};

const ENDED: Record<CauseEnding, string> = {
  resolved: "reported that this is over",
  dismissed: "dismissed a reason to roll back",
  withdrawn: "took back a reason to roll back",
};
