import { ESCALATES_MINUTES } from "@/lib/domain/sign-off/escalation";
import { addMinutes, type Instant } from "@/lib/domain/time/instant";
import type { NoticeKind } from "./kinds";
import type { DueNotice } from "./notice-words";

/** A notice that a person was given and that is not over. */
export type OpenNotice = {
  readonly id: string;
  readonly kind: NoticeKind;
  readonly key: string;
  readonly isUrgent: boolean;
  /** When they were told, by the clock of the commands. */
  readonly at: Instant;
  /** How often they were told of the same before. */
  readonly repeat: number;
};

/** What follows for one person from what they were told and what is to be told now. */
export type Following = {
  readonly begin: readonly (DueNotice & { readonly repeat: number })[];
  /** Needs nobody any more, or is told anew. */
  readonly end: readonly OpenNotice[];
  /** Became urgent meanwhile: it waits no longer. */
  readonly hasten: readonly OpenNotice[];
};

/** Who did not answer so often does not answer mails. */
const MAX_REPEATS = 3;

/**
 * Compares what a person was told with what there is to tell: once for each thing, again when it went away and came back. A request
 * for a signature is told again after 24 hours, on a hotfix after 20 minutes, three times at most; it never approves itself.
 * Source: SIGNOFF rule 17.
 */
export function followNotices(
  open: readonly OpenNotice[],
  due: readonly DueNotice[],
  { now, track }: { readonly now: Instant; readonly track: keyof typeof ESCALATES_MINUTES },
): Following {
  const known = new Map(open.map((one) => [one.key, one]));
  const wanted = new Map(due.map((one) => [one.key, one]));
  const isDueAgain = ({ kind, at, repeat }: OpenNotice) =>
    kind === "sign-off" && repeat < MAX_REPEATS && addMinutes(at, ESCALATES_MINUTES[track]) <= now;
  return {
    begin: due.flatMap((one) => {
      const before = known.get(one.key);
      if (!before) return [{ ...one, repeat: 0 }];
      return isDueAgain(before) ? [{ ...one, repeat: before.repeat + 1 }] : [];
    }),
    end: open.filter((one) => !wanted.has(one.key) || isDueAgain(one)),
    hasten: open.filter((one) => !one.isUrgent && wanted.get(one.key)?.isUrgent === true && !isDueAgain(one)),
  };
}
