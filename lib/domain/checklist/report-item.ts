import { type CommandContext, type Decision, done, type Refusal, type ReleaseCommand } from "@/lib/domain/release/command";
import type { ReleaseEvent } from "@/lib/domain/release/event";
import { firstRefusal, refusal, refused } from "@/lib/domain/release/guard";
import type { ItemState, ReleaseState } from "@/lib/domain/release/state";
import { type Instant, toMs } from "@/lib/domain/time/instant";
import { findItem, mayWorkOn, noSuchItem } from "./item-access";
import { addReported } from "./item-evidence";
import { ITEM_STATUS_NAMES } from "./item-status";
import { observedInstant } from "./observed-at";
import { type SetCommand, setItem, setPayload, targetOf } from "./set-item";

export type ReportCommand = Extract<ReleaseCommand, { type: "item.report" }>;

/**
 * What a machine found out about an item, with its evidence: one act, so that no item is ever ticked by a machine without
 * what proves it. It sets done or failed and adds the link. A report can contradict an earlier one and a person's tick (an
 * item can fail again), but not what a person decided against it: not applicable, waived, blocked or failed by hand stays.
 * A report that was made before the last one of a machine changes nothing, in whatever order they arrive.
 * Source: MISSION, "machines tick with evidence and never sign".
 */
export function reportItem(state: ReleaseState, command: ReportCommand, context: CommandContext): Decision {
  const found = findItem(state, command.item);
  if (!found) return refused(noSuchItem(command.item));
  const { item, phase } = found;
  const denied = firstRefusal(
    () => mayWorkOn(state, phase, context),
    () => checkKind(item),
  );
  if (denied) return refused(denied);
  const observed = observedInstant(command.observedAt, context.now);
  if (!observed.ok) return refused(observed.refusal);
  if (isOlder(item, observed.at ?? context.now)) return done();
  const overruled = checkOverrule(item, command);
  if (overruled) return refused(overruled);
  const evidence = addReported(state, { type: "item.add-evidence", item: item.key, ...command.evidence }, context);
  if (!evidence.ok) return evidence;
  return withStatus(state, { item, command, evidence: evidence.events, at: observed.at ?? context.now }, context);
}

type Report = {
  readonly item: ItemState;
  readonly command: ReportCommand;
  readonly evidence: readonly ReleaseEvent[];
  readonly at: Instant;
};

/** The answer goes through the one rule of setting an item; the version it follows is that of the evidence just added. */
function withStatus(state: ReleaseState, report: Report, context: CommandContext): Decision {
  const { evidence } = report;
  const item = { ...report.item, version: report.item.version + evidence.length };
  const command = setCommandOf(item, report.command);
  const items = state.items.map((one) => (one.key === item.key ? item : one));
  const set = setItem({ ...state, items }, command, context);
  if (!set.ok) return set;
  if (set.events.length > 0 || !isNews(report)) return done(...evidence, ...set.events);
  // The same answer, observed anew: what it was found at moves on, or an older report could still cover it.
  const again = setPayload({ item, target: targetOf(command), command, observedAt: report.command.observedAt ? report.at : null }, context);
  return done(...evidence, { type: "item.set", payload: again });
}

function setCommandOf(item: ItemState, { outcome, value, reason, observedAt, isMeasured }: ReportCommand): SetCommand {
  return {
    type: "item.set",
    item: item.key,
    status: outcome === "pass" ? "done" : "failed",
    expectedVersion: item.version,
    ...(item.kind === "result" ? { outcome } : {}),
    ...(value === undefined ? {} : { value }),
    ...(reason === undefined ? {} : { reason }),
    ...(observedAt === undefined ? {} : { observedAt }),
    ...(isMeasured ? { isMeasured } : {}),
  };
}

/** A repetition of the same report is no news; another run is, and so is a later observation. */
function isNews({ item, command, evidence, at }: Report): boolean {
  if (evidence.length > 0) return true;
  return command.observedAt !== undefined && item.at !== null && toMs(at) > toMs(item.at);
}

function checkKind(item: ItemState): Refusal | null {
  switch (item.kind) {
    case "tick":
    case "result":
      return null;
    case "choice":
    case "fill-in":
    case "parent":
    case "computed":
      return refusal("invalid", "This item is not answered by passed or failed, so no machine can report it.", { path: "item" });
  }
}

/** By the time of the observation: a late delivery never covers a newer one. */
function isOlder(item: ItemState, observedAt: Instant): boolean {
  return item.source !== "person" && item.at !== null && toMs(observedAt) < toMs(item.at);
}

function checkOverrule(item: ItemState, { outcome }: ReportCommand): Refusal | null {
  if (item.source !== "person" || item.status === "todo" || item.status === "done") return null;
  if (item.status === "failed" && outcome === "fail") return null;
  const who = item.by?.name ?? "Somebody";
  return refusal("conflict", `${who} set this item to ${ITEM_STATUS_NAMES[item.status]}; a machine does not overrule that.`, {
    path: `items.${item.key}`,
    details: { item },
  });
}
