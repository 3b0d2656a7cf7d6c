import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

/**
 * A canary: the linter runs with the project's own settings over files that break a rule on purpose. If a boundary stops
 * to bite, because of a changed path, a typing error or another version of the linter, it fails here.
 */

const IMPORTS = "lint/style/noRestrictedImports";

/** What a file of each room may import, and what it may not. */
const ROOMS: readonly { file: string; may: readonly string[]; mayNot: readonly string[] }[] = [
  {
    file: "lib/domain/release/canary.ts",
    may: ["zod", "date-fns", "@date-fns/tz", "yaml", "@/lib/domain/time/instant", "./evolve"],
    mayNot: ["node:crypto", "next/navigation", "react", "pg", "@/lib/contracts/text", "@/lib/server/platform/db", "@/components/ui/button"],
  },
  { file: "lib/domain/release/canary.test.ts", may: ["vitest", "fast-check", "./evolve"], mayNot: ["node:fs", "@/lib/server/platform/db"] },
  {
    file: "lib/contracts/canary.ts",
    may: ["zod", "@/lib/domain/release/state", "./text"],
    mayNot: ["react", "node:crypto", "@/lib/client/api", "@/lib/server/platform/db"],
  },
  {
    file: "lib/server/platform/canary.ts",
    may: ["node:crypto", "pg", "@prisma/adapter-pg", "next-auth/jwt", "@/lib/contracts/live", "@/lib/domain/release/event", "./db"],
    mayNot: ["react", "next/navigation", "@/lib/server/release/commands", "@/lib/client/api", "@/components/ui/button"],
  },
  {
    file: "lib/server/freeze/canary.ts",
    may: ["@/lib/server/platform/db", "@/lib/contracts/freeze", "@/lib/domain/access/roles", "@/lib/server/service/data", "./data"],
    mayNot: ["pg", "@prisma/client", "next-auth", "@/lib/server/service/commands", "@/lib/client/api", "@/components/ui/button"],
  },
  {
    file: "lib/client/canary.ts",
    may: ["react", "@tanstack/react-query", "@/lib/contracts/room", "@/lib/domain/release/evolve", "./api"],
    mayNot: ["node:fs", "pg", "@/lib/server/platform/db", "@/components/ui/button", "next-auth"],
  },
  {
    file: "components/ui/canary.tsx",
    may: ["react", "@base-ui/react/dialog", "./button"],
    mayNot: ["@/lib/domain/release/state", "@/lib/client/api", "@/components/shell/logo", "next/link", "@/lib/server/platform/db"],
  },
  {
    file: "components/release/canary.tsx",
    may: ["react", "@/components/ui/button", "@/lib/client/release", "@/lib/contracts/room", "@/lib/domain/release/state"],
    mayNot: ["@/lib/server/release/data", "next/headers", "next-auth", "node:fs", "@/app/page"],
  },
  {
    file: "app/(workspace)/canary/page.tsx",
    may: ["next/navigation", "@/components/release/room", "@/lib/server/release/loaders"],
    mayNot: ["@/lib/server/release/data", "@/lib/server/release/commands", "@/lib/server/platform/db", "pg"],
  },
  {
    file: "app/api/v1/canary/route.ts",
    may: ["@/lib/server/platform/route", "@/lib/server/release/data", "@/lib/server/release/commands", "@/lib/contracts/room"],
    mayNot: ["@/lib/server/platform/db", "@/lib/domain/release/decide", "@/lib/client/api", "@/components/ui/button", "react"],
  },
  {
    file: "prisma/seed/canary.ts",
    may: ["@/lib/server/release/commands", "@/lib/domain/time/instant"],
    mayNot: ["pg", "@/lib/client/api"],
  },
  {
    file: "e2e/canary.spec.ts",
    may: ["@playwright/test", "@/prisma/seed/scenarios", "@/lib/contracts/room"],
    mayNot: ["@/lib/server/platform/db", "@/lib/domain/release/decide", "@/components/ui/button"],
  },
  { file: "proxy.ts", may: ["next/server"], mayNot: ["@/lib/server/platform/session"] },
  { file: "scripts/lib/canary.mjs", may: ["node:fs", "./say.mjs"], mayNot: ["../../app/page"] },
];

/** Files that break one rule each. */
const BREACHES: readonly { file: string; text: string; rule: string }[] = [
  { file: "lib/domain/time/a-clock.ts", text: "export const read = () => Date.now();", rule: "plugin" },
  { file: "lib/domain/time/b-clock.ts", text: "export const read = () => new Date();", rule: "plugin" },
  { file: "lib/domain/time/c-chance.ts", text: "export const read = () => Math.random();", rule: "plugin" },
  { file: "lib/domain/time/d-process.ts", text: "export const read = () => process.argv;", rule: "plugin" },
  { file: "lib/domain/time/e-fetch.ts", text: 'export const read = () => fetch("/");', rule: "plugin" },
  { file: "lib/server/release/a-env.ts", text: "export const home = process.env.HOME;", rule: "lint/style/noProcessEnv" },
  { file: "lib/server/release/b-any.ts", text: "export const take = (one: any) => one;", rule: "lint/suspicious/noExplicitAny" },
  { file: "lib/server/release/c-bang.ts", text: "export const take = (one?: { a: 1 }) => one!.a;", rule: "lint/style/noNonNullAssertion" },
  { file: "lib/server/release/d-enum.ts", text: "export enum Colour {\n  Red,\n}", rule: "lint/style/noEnum" },
  { file: "lib/server/release/e-barrel.ts", text: 'export { loud } from "./later";', rule: "lint/performance/noBarrelFile" },
  { file: "lib/server/release/f-all.ts", text: 'export * from "./later";', rule: "lint/performance/noReExportAll" },
  { file: "lib/server/release/NotKebab.ts", text: "export const one = 1;", rule: "lint/style/useFilenamingConvention" },
  {
    file: "lib/server/release/g-floating.ts",
    text: 'import { later } from "./later";\n\nlater();',
    rule: "lint/nursery/noFloatingPromises",
  },
  {
    file: "lib/server/release/h-switch.ts",
    text: 'import type { Mood } from "./later";\n\nexport function say(mood: Mood) {\n  switch (mood) {\n    case "good":\n      return 1;\n  }\n}',
    rule: "lint/nursery/useExhaustiveSwitchCases",
  },
  {
    file: "lib/server/release/i-cycle.ts",
    text: 'import { back } from "./i-other";\n\nexport const there = () => back;',
    rule: "lint/suspicious/noImportCycles",
  },
  {
    file: "lib/server/release/j-long.ts",
    text: `export function long() {\n${"  console.log(1);\n".repeat(41)}}`,
    rule: "lint/complexity/noExcessiveLinesPerFunction",
  },
  { file: "lib/server/release/k-long-file.ts", text: "export const one = 1;\n".repeat(251), rule: "lint/style/noExcessiveLinesPerFile" },
  {
    file: "lib/server/release/l-tangled.ts",
    text: `export function tangled(one: number) {\n${[1, 2, 3, 4, 5].map((n) => `${" ".repeat(n * 2)}if (one > ${n}) {`).join("\n")}\n${"}".repeat(5)}\n}`,
    rule: "lint/complexity/noExcessiveCognitiveComplexity",
  },
];

const HELPERS = {
  "lib/server/release/later.ts":
    'export type Mood = "good" | "bad";\nexport const loud = 1;\nexport async function later(): Promise<number> {\n  return loud;\n}',
  "lib/server/release/i-other.ts": 'import { there } from "./i-cycle";\n\nexport const back = () => there;',
};

const dir = mkdtempSync(path.join(tmpdir(), "tminus-boundaries-"));
let found: Map<string, string[]>;

function write(file: string, text: string): void {
  const whole = path.join(dir, file);
  mkdirSync(path.dirname(whole), { recursive: true });
  writeFileSync(whole, `${text}\n`);
}

/** `lib/domain/release/canary.ts` → `lib/domain/release/canary-3.ts`, one file per import; only the proxy has one name. */
const nameOf = (file: string, index: number): string =>
  file === "proxy.ts" ? file : file.replace(/(page|route|canary)(?=(\.test|\.spec)?\.\w+$)/, `$1-${index}`);

/** Rules found broken, by file. */
function lint(): Map<string, string[]> {
  const config = JSON.parse(readFileSync("biome.json", "utf8"));
  write("biome.json", JSON.stringify({ ...config, vcs: { enabled: false } }));
  write("scripts/lib/no-present-time.grit", readFileSync("scripts/lib/no-present-time.grit", "utf8"));
  copyFileSync("tsconfig.json", path.join(dir, "tsconfig.json"));
  const biome = path.resolve("node_modules/@biomejs/biome/bin/biome");
  const { stdout, stderr } = spawnSync(process.execPath, [biome, "lint", "--reporter=json", "--max-diagnostics=2000", "."], {
    cwd: dir,
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
  });
  const start = stdout.indexOf("{");
  if (start < 0) throw new Error(`The linter said nothing that can be read:\n${stdout}${stderr}`);
  const { diagnostics } = JSON.parse(stdout.slice(start)) as {
    diagnostics: { category: string; severity: string; location: { path: string } }[];
  };
  const broken = new Map<string, string[]>();
  for (const { category, severity, location } of diagnostics) {
    if (severity === "error") broken.set(location.path, [...(broken.get(location.path) ?? []), category]);
  }
  return broken;
}

const cases = ROOMS.flatMap(({ file, may, mayNot }) =>
  [...may.map((from) => ({ from, isAllowed: true })), ...mayNot.map((from) => ({ from, isAllowed: false }))].map((one, index) => ({
    ...one,
    file: nameOf(file, index),
    room: file,
  })),
);

beforeAll(() => {
  for (const { file, from } of cases.filter((one) => one.file !== "proxy.ts"))
    write(file, `import * as one from "${from}";\n\nexport const two = one;`);
  write(
    "proxy.ts",
    cases
      .filter((one) => one.file === "proxy.ts")
      .map(({ from }, index) => `export const p${index} = () => import("${from}");`)
      .join("\n"),
  );
  for (const [file, text] of Object.entries(HELPERS)) write(file, text);
  for (const { file, text } of BREACHES) write(file, text);
  found = lint();
}, 60_000);

afterAll(() => rmSync(dir, { recursive: true, force: true }));

const rulesOf = (file: string): string[] => found.get(file) ?? [];

describe("rooms", () => {
  test.each(cases.filter((one) => one.file !== "proxy.ts"))("$room importing $from: allowed $isAllowed", ({ file, isAllowed }) => {
    expect(rulesOf(file)).toEqual(isAllowed ? [] : [IMPORTS]);
  });

  test("the proxy may import next/server only", () => {
    expect(rulesOf("proxy.ts")).toEqual([IMPORTS]);
  });
});

describe("rules", () => {
  test.each(BREACHES)("$rule bites in $file", ({ file, rule }) => {
    expect(rulesOf(file)).toContain(rule);
  });
});
