const MOST = 5;

/** Where two plain JSON values differ, as paths such as `items.3.status`; at most five, none when they are equal. */
export function differences(expected: unknown, found: unknown): string[] {
  const paths: string[] = [];
  collect(expected, found, "", paths);
  return paths;
}

function collect(expected: unknown, found: unknown, path: string, paths: string[]): void {
  if (paths.length >= MOST || expected === found) return;
  if (!isObject(expected) || !isObject(found) || Array.isArray(expected) !== Array.isArray(found)) {
    paths.push(path || "everything");
    return;
  }
  for (const key of new Set([...Object.keys(expected), ...Object.keys(found)])) {
    collect(expected[key], found[key], path ? `${path}.${key}` : key, paths);
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
