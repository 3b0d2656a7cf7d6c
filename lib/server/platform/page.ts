import { type CursorScope, openCursor, signCursor } from "./signed-cursor";

/** Which page of a list; null is the whole list at once, for the pages of the application. */
export type Paging = { readonly after?: string; readonly limit: number } | null;

/** A place in a list: the values that its order goes by, of the last row of a page. */
type Place = readonly string[];

/** Where a page begins; null at the start of the list. Throws `bad-input` for a cursor that this list did not give out. */
export function placeOf(scope: CursorScope, paging: Paging): Place | null {
  if (paging?.after === undefined) return null;
  // What is signed was made below, so its shape need not be doubted.
  return JSON.parse(openCursor(scope, paging.after, "after")) as Place;
}

/** How many rows to read: one more than is shown says whether there is another page. Null reads all. */
export const rowsOf = (paging: Paging): number | null => (paging ? paging.limit + 1 : null);

/** The same, as Prisma takes it. */
export const takeOf = (paging: Paging): { take?: number } => (paging ? { take: paging.limit + 1 } : {});

/** What is shown of the rows read, and the cursor of the following page. */
export function toPage<Row>(
  scope: CursorScope,
  paging: Paging,
  { rows, place }: { rows: readonly Row[]; place: (last: Row) => Place },
): { shown: readonly Row[]; next: string | null } {
  if (!paging || rows.length <= paging.limit) return { shown: rows, next: null };
  const shown = rows.slice(0, paging.limit);
  const last = shown.at(-1);
  return { shown, next: last === undefined ? null : signCursor(scope, JSON.stringify(place(last))) };
}
