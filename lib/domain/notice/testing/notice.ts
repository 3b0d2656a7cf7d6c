import type { NoticeWords } from "../notice-words";
import type { ToldNotice } from "../render-notice";

/** A request for a sign-off. */
export function notice(changes: Partial<ToldNotice> = {}, words: Partial<NoticeWords> = {}): ToldNotice {
  return {
    at: "2026-11-26T16:40:00.000Z",
    repeat: 0,
    words: {
      title: "Sign off T-2h",
      detail: "You are the first to sign. All 9 required items resolved.",
      release: { id: "r1", service: "checkout-service", version: "v2.3.0", zone: "Europe/London" },
      facts: [
        { label: "Gate", text: "T-2h Go / no-go" },
        { label: "Your role", text: "Approver" },
      ],
      place: "/releases/r1#phase-go",
      ...words,
    },
    ...changes,
  };
}

/** A receipt for a sign-off. */
export const receipt = (): ToldNotice =>
  notice({}, { title: "Signed T-2h", detail: "Keep this receipt.", checkpoint: '{"checkpoint":{}}' });
