/** The production build, made again only when something that it is made from changed. */
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { projectDir } from "./data-dir.mjs";
import { runChild } from "./run-child.mjs";
import { PlainError, tail } from "./say.mjs";

/** What the build reads. Tests, docs and other scripts change nothing in it. */
const sources = [
  ...["app", "components", "lib", "public", "scripts/lib/openapi"],
  ...["prisma/schema.prisma", "prisma/models", "package-lock.json", "tsconfig.json"],
];
const isSource = (name) =>
  sources.includes(name) || /^(next\.config|postcss\.config|proxy|middleware|instrumentation)[\w-]*\.\w+$/.test(name);
const isIgnored = (file) =>
  /\.test\.tsx?$/.test(file) ||
  file.includes(`${path.sep}generated${path.sep}`) ||
  file.includes(`${path.sep}testing${path.sep}`) ||
  file.startsWith(path.join(projectDir, "public/api"));

/** As next.config.ts has it. */
const distDir = path.join(projectDir, process.env.NEXT_DIST_DIR ?? ".next");
const stampFile = path.join(distDir, "tminus-build.json");
export const nextProgram = path.join(projectDir, "node_modules/next/dist/bin/next");

function filesOf(name) {
  const top = path.join(projectDir, name);
  if (!existsSync(top)) return [];
  const entries = readdirSync(path.dirname(top), { withFileTypes: true });
  if (entries.find((entry) => entry.name === path.basename(top))?.isFile()) return [top];
  return readdirSync(top, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => !isIgnored(file));
}

/** Digest of everything that the build is made from. */
export function sourceHash() {
  const roots = readdirSync(projectDir).filter(isSource);
  const names = [...new Set([...sources, ...roots])];
  const hash = createHash("sha256");
  for (const file of names.flatMap(filesOf).sort())
    hash.update(path.relative(projectDir, file)).update("\0").update(readFileSync(file)).update("\0");
  return hash.digest("hex");
}

/** Whether there is a complete build of the present sources. */
export function isBuilt(hash = sourceHash()) {
  if (!existsSync(stampFile) || !existsSync(path.join(distDir, "BUILD_ID"))) return false;
  return JSON.parse(readFileSync(stampFile, "utf8")).hash === hash;
}

/** Writes the description of the API and its page, which are served as they are. */
async function describeApi() {
  const { code, said } = await runChild(process.execPath, [path.join(projectDir, "scripts/openapi.mjs")], { cwd: projectDir });
  if (code !== 0) throw new PlainError(`The API could not be described:\n${tail(said, 20)}`);
}

/** Builds. Throws a PlainError with the end of Next's output when that fails. */
export async function build() {
  const hash = sourceHash();
  await describeApi();
  const { code, said } = await runChild(process.execPath, [nextProgram, "build"], {
    cwd: projectDir,
    env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
  });
  if (/ENOSPC|no space left/i.test(said)) throw new PlainError(`The disk is full: the build could not be written to ${distDir}.`);
  if (code !== 0) throw new PlainError(`The build failed:\n${tail(said, 40)}`);
  writeFileSync(stampFile, JSON.stringify({ hash }));
}
