import type { ReleaseState } from "@/lib/domain/release/state";
import type { Instant } from "@/lib/domain/time/instant";
import { KIND_NAMES, type MessageKind } from "./kind-names";
import { standingMessages } from "./message";
import { type DueMessage, scheduleOf } from "./schedule";

/** One thing that people are told of a rollback, sent or still to be said. */
export type RollbackNotice = {
  /** Of the message where there is one, else of what is due. */
  readonly id: string;
  readonly kind: MessageKind;
  readonly name: string;
  readonly due: DueMessage | null;
  /** What was written of it: when it leaves or left, to how many groups; null where nothing was. */
  readonly message: { readonly sendAt: Instant | null; readonly groups: number } | null;
};

const TOLD: ReadonlySet<MessageKind> = new Set(["rollback-notice", "incident-update", "resolution", "post-incident-report"]);

/** What was said of the rollback since the decision, in order, then what is still to be said, soonest first. Nothing without a rollback. */
export function rollbackNotices(state: ReleaseState, now: Instant): RollbackNotice[] {
  const { rollback } = state;
  if (!rollback) return [];
  const written = standingMessages(state.messages).filter(
    ({ kind, act, sendAt }) => TOLD.has(kind) && act !== "cancelled" && (sendAt === null || sendAt >= rollback.startedAt),
  );
  const waiting = new Set(written.filter(({ sendAt }) => sendAt === null).map(({ kind }) => kind));
  const due = scheduleOf(state, now).filter(({ kind }) => TOLD.has(kind) && !waiting.has(kind));
  return [
    ...written.map(({ id, kind, sendAt, audiences }) => ({
      id,
      kind,
      name: KIND_NAMES[kind],
      due: null,
      message: { sendAt, groups: audiences.length },
    })),
    ...due.map((one) => ({ id: one.id, kind: one.kind, name: KIND_NAMES[one.kind], due: one, message: null })),
  ];
}
