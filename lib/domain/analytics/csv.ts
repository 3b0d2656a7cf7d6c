/** What a cell can hold. Numbers are written plainly, null is an empty cell. */
export type CsvCell = string | number | null;

/** What a spreadsheet would take for a formula, also behind spaces. Source: OWASP, "CSV Injection". */
const FORMULA = /^\s*[=+\-@\t\r]|^[\t\r\n]/;

/**
 * A table as RFC 4180 text: lines end with CRLF, every text is quoted. A text that a spreadsheet would run gets an apostrophe before it;
 * numbers never do. Throws RangeError for a row that is not as long as the head.
 */
export function csvText(head: readonly string[], rows: readonly (readonly CsvCell[])[]): string {
  const uneven = rows.find((row) => row.length !== head.length);
  if (uneven) throw new RangeError(`A row has ${uneven.length} cells, the head ${head.length}.`);
  return [head, ...rows].map((row) => `${row.map(cellText).join(",")}\r\n`).join("");
}

function cellText(cell: CsvCell): string {
  if (cell === null) return "";
  if (typeof cell === "number") return Number.isFinite(cell) ? String(cell) : "";
  return `"${(FORMULA.test(cell) ? `'${cell}` : cell).replaceAll('"', '""')}"`;
}
