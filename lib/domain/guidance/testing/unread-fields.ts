/**
 * The fields of a document that whoever read it never looked at, as paths. Schemas of Kubernetes let unknown fields pass; one that
 * the schema does not look at is one that it does not know, so a misspelt one is found.
 */
export function unreadFields(document: object, read: (watched: object) => void): string[] {
  const seen = new Set<string>();
  read(watched(document, "", seen));
  return pathsOf(document, "").filter((path) => !seen.has(path));
}

function watched<T extends object>(value: T, path: string, seen: Set<string>): T {
  return new Proxy(value, {
    get(target, key) {
      const found: unknown = Reflect.get(target, key);
      if (typeof key !== "string" || !Object.hasOwn(target, key)) return found;
      seen.add(`${path}/${key}`);
      return typeof found === "object" && found !== null ? watched(found, `${path}/${key}`, seen) : found;
    },
  });
}

function pathsOf(value: unknown, path: string): string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) => [`${path}/${key}`, ...pathsOf(one, `${path}/${key}`)]);
}
