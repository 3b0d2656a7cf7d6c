/** Where a browser is in each release it follows: `<release>.<seq>` joined by `~`. */
export function formatCursors(cursors: ReadonlyMap<string, number>): string {
  return [...cursors].map(([release, seq]) => `${release}.${seq}`).join("~");
}

const CURSOR = /^([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\.(\d{1,9})$/;
const MAX_FOLLOWED = 20;

/** The cursors of a text, or null when it is not one (or follows more than 20 releases). */
export function parseCursors(text: string): Map<string, number> | null {
  const cursors = new Map<string, number>();
  if (text === "") return cursors;
  const parts = text.split("~");
  if (parts.length > MAX_FOLLOWED) return null;
  for (const part of parts) {
    const match = CURSOR.exec(part);
    if (!match?.[1] || !match[2]) return null;
    cursors.set(match[1], Number(match[2]));
  }
  return cursors;
}
