const MAX = 40;

/** The part of an address that stands for a name: small letters, digits and single hyphens, 1 to 40 characters. */
export function slugOf(name: string): string {
  const plain = name.normalize("NFKD").toLowerCase();
  const slug = plain
    .replace(/\p{M}/gu, "")
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, MAX)
    .replace(/^-+|-+$/g, "");
  return slug === "" ? "team" : slug;
}
