/** Optional packages of other platforms in package-lock.json. */

const systems = /(?:^|[-/])(android|darwin|freebsd|linux|openharmony|win32)(?=-)/;
const processors = /(?<=-)(arm64|arm|ia32|ppc64|riscv64|s390x|x64|wasm32)(?=-|$)/;

/** Where npm would find `name` for the package at `place`, or `undefined`. */
function find(packages, place, name) {
  for (let at = place; ; at = at.slice(0, Math.max(at.lastIndexOf("node_modules/") - 1, 0))) {
    const candidate = `${at === "" ? "" : `${at}/`}node_modules/${name}`;
    if (packages[candidate]) return candidate;
    if (at === "") return undefined;
  }
}

function entryFor({ name, version, isDev }) {
  const [, os] = systems.exec(name) ?? [];
  const [cpu] = processors.exec(name) ?? [];
  if (!cpu) return undefined;
  const libc = /musl/.test(name) ? ["musl"] : os === "linux" && /gnu/.test(name) ? ["glibc"] : undefined;
  return {
    version,
    cpu: [cpu],
    ...(libc && { libc }),
    ...(isDev && { dev: true }),
    license: "MIT",
    optional: true,
    ...(os && { os: [os] }),
  };
}

/** The optional packages that the lock's packages ask for and the lock does not hold. */
export function missingOf(packages) {
  return Object.entries(packages).flatMap(([place, { optionalDependencies = {}, dev: isDev = false }]) =>
    Object.entries(optionalDependencies)
      .filter(([name]) => !find(packages, place, name))
      .map(([name, version]) => ({ name, version, isDev })),
  );
}

/** Adds what is missing, pinned and in npm's order. Answers with what it could not add. */
export function complete(lock) {
  const missing = missingOf(lock.packages);
  const canAdd = (one) => /^\d/.test(one.version) && entryFor(one) !== undefined;
  const added = Object.fromEntries(missing.filter(canAdd).map((one) => [`node_modules/${one.name}`, entryFor(one)]));
  const ordered = Object.entries({ ...lock.packages, ...added }).sort(([a], [b]) => (a < b ? -1 : 1));
  lock.packages = Object.fromEntries(ordered);
  return { added: Object.keys(added), left: missing.filter((one) => !canAdd(one)) };
}
