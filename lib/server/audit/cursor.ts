import { openCursor, signCursor } from "@/lib/server/platform/signed-cursor";

/** Where a page of the log ended: the place of its last event. */
export type AuditCursor = { readonly recordedAt: string; readonly stream: string; readonly seq: number };

export function writeCursor(team: string, { recordedAt, stream, seq }: AuditCursor): string {
  return signCursor({ list: "audit", owner: team }, `${recordedAt} ${stream} ${seq}`);
}

/** Throws `bad-input` for what no page of this team's log ever gave out. */
export function readCursor(team: string, text: string): AuditCursor {
  const [recordedAt = "", stream = "", seq = ""] = openCursor({ list: "audit", owner: team }, text, "cursor").split(" ");
  return { recordedAt, stream, seq: Number(seq) };
}
