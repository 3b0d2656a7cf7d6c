import type { ReleaseEvent } from "@/lib/domain/release/event";
import type { HandoverRow } from "./record";

type HandoverEvent = Extract<ReleaseEvent, { type: "handover.offered" | "handover.accepted" | "handover.ended" }>;

/** The row of the release that an event of a handover leaves. */
export function handoverRow({ type, payload }: HandoverEvent, who: Pick<HandoverRow, "by" | "at">): HandoverRow {
  if (type === "handover.offered") {
    const { id, role, from, to, words } = payload;
    return { kind: "offered", id, role, from, to, words, ...who };
  }
  const ending = type === "handover.accepted" ? ({ how: "accepted", reason: "" } as const) : { how: payload.how, reason: payload.reason };
  return { kind: "ended", handover: payload.id, ...ending, ...who };
}
