import { z } from "zod";
import { instantText } from "@/lib/contracts/text";
import { Fault } from "@/lib/server/platform/problem";

/** Where a page of the log ended: the place of its last event. */
export type AuditCursor = { readonly recordedAt: string; readonly stream: string; readonly seq: number };

const schema = z.tuple([
  instantText,
  z.string().regex(/^(release|team):[0-9a-f-]{36}$/),
  z
    .int()
    .positive()
    .max(2 ** 31 - 1),
]);

export function writeCursor({ recordedAt, stream, seq }: AuditCursor): string {
  return Buffer.from(JSON.stringify([recordedAt, stream, seq])).toString("base64url");
}

/** Throws `bad-input` for what no page ever gave out. */
export function readCursor(text: string): AuditCursor {
  const parsed = schema.safeParse(jsonOf(text));
  if (!parsed.success) throw new Fault("bad-input", "This is no place in the log. Start again from the newest.", { path: "cursor" });
  const [recordedAt, stream, seq] = parsed.data;
  return { recordedAt, stream, seq };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, "base64url").toString("utf8"));
  } catch {
    return null;
  }
}
