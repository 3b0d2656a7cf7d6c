import { wordsOf } from "@/lib/domain/briefing/words";
import type { RecordedEvent } from "@/lib/domain/release/event";
import type { ReleaseState } from "@/lib/domain/release/state";
import { pool } from "@/lib/server/platform/db";
import type { Prisma } from "@/lib/server/platform/generated/client";
import { countEvents } from "@/lib/server/platform/metrics";
import { type Extent, itemRows } from "./item-rows";
import { headOf } from "./mappers";

/** An answer to keep beside the change, for a request that may come again. */
export type KeptAnswer = { userId: string; key: string; requestHash: string; response: unknown };

/** What made the difference: the events, as such and as they are stored, and the answers to keep. */
type Written = { readonly bodies: readonly string[]; readonly answers: readonly KeptAnswer[]; readonly recorded: readonly RecordedEvent[] };

/** The same with what happened at the stages of a canary, to a briefing, a message or an incident. Every other change takes the statement below. */
const COMMIT_ENTRIES = {
  name: "commit-release-stages",
  text: "SELECT commit_release($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) AS committed",
};

/** The same with the texts of briefings that were published. */
const COMMIT_BRIEFINGS = {
  name: "commit-release-briefings",
  text: "SELECT commit_release($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) AS committed",
};

/** The same with items that came, went, moved or ask for something else. */
const COMMIT_EXTENT = {
  name: "commit-release-extent",
  text: "SELECT commit_release($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) AS committed",
};

/** As the second, where the driver must be told the types. */
const COMMIT_TYPED = `SELECT commit_release($1::uuid, $2::uuid, $3::int, $4::text[], $5::jsonb, $6::jsonb, $7::jsonb, $8::jsonb, $9::jsonb,
  $10::jsonb, $11::jsonb, $12::jsonb) AS committed`;

const COMMIT = { name: "commit-release", text: "SELECT commit_release($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) AS committed" };

/**
 * Writes what differs between two states and the events that made the difference, in one statement.
 * False when the release is no longer at `before.seq`: load again and decide again.
 */
export async function persist(before: ReleaseState, after: ReleaseState, written: Written): Promise<boolean> {
  const entries = listEntries(before, after);
  const texts = publishedTexts(after, written.recorded);
  const { live, extent } = itemRows(before.items, after.items);
  const values = valuesOf({ before, after, written, items: live });
  const { rows } = await pool().query<{ committed: boolean }>(statementFor({ values, entries, texts, extent }));
  return isCommitted(rows, written);
}

type Parts = { values: unknown[]; entries: object[] | null; texts: object[] | null; extent: Extent };

/** The shortest that writes all there is. */
function statementFor({ values, entries, texts, extent }: Parts) {
  if (extent) return { ...COMMIT_EXTENT, values: [...values, json(entries), json(texts), json(extent)] };
  if (texts) return { ...COMMIT_BRIEFINGS, values: [...values, json(entries), json(texts)] };
  return entries ? { ...COMMIT_ENTRIES, values: [...values, json(entries)] } : { ...COMMIT, values };
}

/** The same, with what else is written in the transaction at hand; for a change of lists only, which publishes no briefing. */
export async function persistIn(
  tx: Prisma.TransactionClient,
  { before, after, written }: { before: ReleaseState; after: ReleaseState; written: Written },
): Promise<boolean> {
  const items = itemRows(before.items, after.items).live;
  const values = [...valuesOf({ before, after, written, items }), json(listEntries(before, after) ?? [])];
  return isCommitted(await tx.$queryRawUnsafe<{ committed: boolean }[]>(COMMIT_TYPED, ...values), written);
}

function isCommitted(rows: readonly { committed: boolean }[], { bodies }: Written): boolean {
  const isDone = rows[0]?.committed === true;
  if (isDone) countEvents("release", bodies.length);
  return isDone;
}

type Values = { before: ReleaseState; after: ReleaseState; written: Written; items: object[] | null };

function valuesOf({ before, after, written: { bodies, answers }, items }: Values): unknown[] {
  return [
    before.id,
    before.teamId,
    before.seq,
    bodies,
    json(isSameHead(before, after) ? null : headOf(after)),
    json(items),
    json(changed(before.phases, after.phases)),
    json(before.roster === after.roster ? null : after.roster.map((entry, position) => ({ ...entry, position }))),
    json(added(before.signOffs, after.signOffs)?.map(({ row, position }) => ({ row, position }))),
    json(before.obligations === after.obligations ? null : after.obligations.map((one, position) => ({ ...one, position }))),
    json(answers.length > 0 ? answers : null),
  ];
}

const json = (value: unknown): string | null => (value === null || value === undefined ? null : JSON.stringify(value));

/** Lists of the state that are only appended to, as rows of one table. */
const LISTS = [
  "readings",
  "misses",
  "decisions",
  "dissents",
  "briefings",
  "confirmations",
  "reminders",
  "messages",
  "incidents",
  "breakGlasses",
  "causes",
  "handovers",
  "reportRows",
] as const;

function listEntries(before: ReleaseState, after: ReleaseState): object[] | null {
  const rows = LISTS.flatMap((list) => (added<object>(before[list] ?? [], after[list] ?? []) ?? []).map((one) => ({ list, ...one })));
  return rows.length > 0 ? rows : null;
}

function publishedTexts({ details }: ReleaseState, recorded: readonly RecordedEvent[]): object[] | null {
  const texts = recorded.flatMap((event) => {
    if (event.type !== "briefing.published") return [];
    const { version, content } = event.payload;
    return [{ version, content, words: wordsOf(content, details) }];
  });
  return texts.length > 0 ? texts : null;
}

function isSameHead(before: ReleaseState, after: ReleaseState): boolean {
  const same = (key: "status" | "actualT0" | "startedBy" | "details" | "hold" | "rollback") => before[key] === after[key];
  return same("status") && same("actualT0") && same("startedBy") && same("details") && same("hold") && same("rollback");
}

/** `evolve` keeps the identity of what it does not touch. */
function changed<T>(before: readonly T[], after: readonly T[]): T[] | null {
  if (before === after) return null;
  const rows = after.filter((one, index) => one !== before[index]);
  return rows.length > 0 ? rows : null;
}

function added<T>(before: readonly T[], after: readonly T[]): { row: T; position: number }[] | null {
  if (after.length === before.length) return null;
  return after.slice(before.length).map((row, index) => ({ row, position: before.length + index }));
}
