/**
 * What somebody signs with: the first letters of the first and the last word of their name, of a single word its first two.
 * "Alice Smith" is AS, "Approver" is AP.
 */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/u).filter(Boolean);
  const first = [...(words.at(0) ?? "")];
  const last = words.length > 1 ? [...(words.at(-1) ?? "")] : [];
  const letters = last.length > 0 ? [...first.slice(0, 1), ...last.slice(0, 1)] : first.slice(0, 2);
  return letters.join("").toUpperCase();
}
