import { RELEASE_ROLE_NAMES } from "@/lib/domain/access/roles";
import type { RecordedEvent } from "@/lib/domain/release/event";
import type { ReleaseState, SignOffRow } from "@/lib/domain/release/state";
import { labelWords } from "@/lib/domain/sign-off/label-words";
import { gateText, momentText, type NoticeFact, type NoticeWords, refOf } from "./notice-words";

type SignOffEvent = Extract<RecordedEvent, { type: "sign-off.recorded" }>;

/** A receipt for whoever the sign-off is of. `isOwnAct`: they did it themselves a moment ago. */
export type Receipt = { readonly personId: string; readonly key: string; readonly isOwnAct: boolean; readonly words: NoticeWords };

const DID = { granted: "Signed", refused: "Refused", withdrawn: "Refusal withdrawn:", revoked: "Sign-off revoked:" } as const;
type Acted = keyof typeof DID;

const isAct = (kind: SignOffRow["kind"]): kind is Acted => kind in DID;

/**
 * What a person signed, refused or took back, as the log holds it, for them to keep. Null of rows that the clock or a change wrote:
 * who signs again is asked again. Source: SIGNOFF rules 11 and 13 to 15; ARCHITECTURE "The audit".
 */
export function receiptOf(state: ReleaseState, event: SignOffEvent, checkpoint: string): Receipt | null {
  const { row } = event.payload;
  const phase = state.phases.find((one) => one.key === row.phase);
  if (!phase || !isAct(row.kind)) return null;
  const isOwnAct = event.actor.id === row.person.id;
  const title = `${DID[row.kind]} ${phase.code}`;
  const detail = isOwnAct
    ? "Keep this receipt: it shows later what the log held."
    : `By ${event.actor.name}. Keep this receipt: it shows later what the log held.`;
  const words = { title, detail, facts: receiptFacts(state, { event, row, gate: gateText(phase) }), release: refOf(state) };
  return {
    personId: row.person.id,
    key: `receipt ${row.id}`,
    isOwnAct,
    words: { ...words, place: `/releases/${state.id}#phase-${phase.key}`, checkpoint },
  };
}

function receiptFacts(
  { id, details }: ReleaseState,
  { event, row, gate }: { event: SignOffEvent; row: SignOffRow; gate: string },
): NoticeFact[] {
  const { zone } = details;
  const utc = zone === "UTC" ? "" : `, ${row.at.slice(0, 19)}Z`;
  return [
    { label: "Gate", text: gate },
    { label: "Role", text: RELEASE_ROLE_NAMES[row.role] },
    { label: "Name", text: `${row.person.name} (${row.initials})` },
    { label: "Statement", text: row.meaning },
    ...labelWords(row).map((text) => ({ label: "Marked", text })),
    ...(row.comment === "" ? [] : [{ label: row.kind === "granted" ? "Comment" : "Reason", text: row.comment }]),
    { label: "Time", text: `${momentText(row.at, zone)}${utc}` },
    ...(row.expiresAt === null ? [] : [{ label: "Holds until", text: momentText(row.expiresAt, zone) }]),
    { label: "Environment", text: details.environment },
    { label: "Digest", text: `sha256:${row.digest}`, isCode: true },
    { label: "Entry", text: `${event.seq} of release ${id}` },
  ];
}
