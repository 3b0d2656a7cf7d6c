/**
 * Lets a plain `node` script import the project's TypeScript. Node 24 strips the types of `.ts` files by itself, but it knows
 * neither the alias `@/…` (the folder of the project) nor imports without an extension (`./template`). Importing this file
 * adds both for everything that is imported after it:
 *
 *     import "./lib/ts-alias.mjs";
 *     const { TEMPLATES } = await import("@/lib/domain/checklist/templates/registry");
 *
 * The second import must be dynamic: static ones are resolved before any of them runs.
 * For `.ts` only: Node strips no JSX. Packages and Node's own modules are resolved as always.
 */
import { existsSync, statSync } from "node:fs";
import module from "node:module";
import { fileURLToPath, pathToFileURL } from "node:url";

const ROOT = new URL("../../", import.meta.url);

if (!module.registerHooks) {
  throw new Error(`This needs Node 24, and ${process.version} is running. Start it with npm run, which puts the right one first.`);
}

module.registerHooks({
  resolve(specifier, context, nextResolve) {
    const url = addressOf(specifier, context.parentURL);
    const file = url && fileOf(fileURLToPath(url));
    return nextResolve(file ? pathToFileURL(file).href : withExtension(specifier), context);
  },
});

/** Next names its own files without their extension, and no map of exports says which they are. */
const withExtension = (specifier) => (/^next\/[a-z]+$/.test(specifier) ? `${specifier}.js` : specifier);

/** What an alias or a relative import of this project points to; null for everything else. */
function addressOf(specifier, parent) {
  if (specifier.startsWith("@/")) return new URL(specifier.slice(2), ROOT);
  const isRelative = specifier.startsWith("./") || specifier.startsWith("../");
  return isRelative && parent?.startsWith("file:") && !parent.includes("/node_modules/") ? new URL(specifier, parent) : null;
}

/** The file itself, or the one that its extension was left off from. Generated code names the `.js` it would be compiled to. */
function fileOf(path) {
  return [path, `${path}.ts`, path.replace(/\.js$/, ".ts")].find((one) => existsSync(one) && statSync(one).isFile());
}
