/** Whether a write failed because the unique index of that name, or of any, already holds the value. */
export function isUniqueViolation(error: unknown, index = ""): boolean {
  if (!(error instanceof Error) || !("code" in error) || error.code !== "P2002") return false;
  // The adapter nests the name of the index deep in `meta`; the text of it all is less bound to its version.
  return JSON.stringify(error).includes(index);
}
