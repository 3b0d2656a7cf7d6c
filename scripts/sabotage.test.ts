import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { SABOTAGES, sabotageTable } from "./sabotage/sabotages";

/**
 * Every rule of the sign-offs is switched off once, and a test named after it must notice: a rule whose sabotage passes is tested by nothing.
 */
type Report = { readonly testResults: readonly { readonly name: string; readonly assertionResults: readonly Result[] }[] };
type Result = { readonly status: string; readonly title: string };

const RULES = 27;
/** What failed, by the rule that was switched off. */
const failed = new Map<number, readonly string[]>();

beforeAll(() => {
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), "sabotage-")));
  try {
    for (const one of SABOTAGES) prepare(folder, one);
    symlinkSync(path.resolve("node_modules"), path.join(folder, "node_modules"), "junction");
    for (const { name, assertionResults } of run(folder).testResults) {
      const rule = Number(/rule-(\d+)/.exec(name)?.[1]);
      failed.set(
        rule,
        assertionResults.filter((one) => one.status === "failed").map((one) => one.title),
      );
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}, 600_000);

/** The rules, with one of them switched off. */
function prepare(folder: string, { rule, file, from, to }: (typeof SABOTAGES)[number]): void {
  const root = path.join(folder, `rule-${rule}`);
  mkdirSync(root);
  cpSync("lib/domain", path.join(root, "lib/domain"), { recursive: true });
  const source = readFileSync(path.join(root, file), "utf8");
  writeFileSync(
    path.join(root, file),
    source.replace(from, () => to),
  );
}

function run(folder: string): Report {
  const report = path.join(folder, "report.json");
  const vitest = path.resolve("node_modules/vitest/vitest.mjs");
  const args = [vitest, "run", "--config", "scripts/sabotage/vitest.config.ts", "--reporter", "json", "--outputFile", report];
  const env = { ...process.env, SABOTAGE_FOLDER: folder };
  const { stderr } = spawnSync(process.execPath, args, { encoding: "utf8", env });
  const found = JSON.parse(readFileSync(report, "utf8")) as Report;
  if (found.testResults.length === 0) throw new Error(stderr);
  return found;
}

describe("with a rule switched off", () => {
  it.each(SABOTAGES)("a test named after rule $rule fails: $without", ({ rule }) => {
    expect(failed.get(rule)?.filter((title) => title.startsWith(`SIGNOFF rule ${rule}:`))).not.toEqual([]);
    expect(failed.has(rule)).toBe(true);
  });
});

describe("the sabotages", () => {
  it("are one for every rule", () => {
    expect(SABOTAGES.map((one) => one.rule)).toEqual(Array.from({ length: RULES }, (_, index) => index + 1));
  });

  it.each(SABOTAGES)("of rule $rule stands once in its file", ({ file, from, to }) => {
    expect(readFileSync(file, "utf8").split(from)).toHaveLength(2);
    expect(to).not.toBe(from);
  });

  it("are the table of the documentation", () =>
    expect(readFileSync("docs/sign-off-rules.md", "utf8")).toContain(`\n${sabotageTable()}\n`));
});
