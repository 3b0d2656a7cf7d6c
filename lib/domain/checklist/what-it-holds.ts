const PREFIX = "Look for: ";

/**
 * The parts that a document must have, of an item about one: its words begin with "Look for:" and name them with commas between. Null for
 * every other item. Source: "Documentation Requirements" of the guide.
 */
export function whatItHolds(how: string | null): readonly string[] | null {
  if (!how?.startsWith(PREFIX)) return null;
  return how
    .slice(PREFIX.length)
    .replace(/\.$/, "")
    .split(", ")
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1));
}
