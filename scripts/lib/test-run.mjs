/** The checks of `npm test`, one after the other: each with its time, and with the end of its output where it failed. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { build, isBuilt, nextProgram } from "./build.mjs";
import { ensureChromium } from "./chromium.mjs";
import { projectDir } from "./data-dir.mjs";
import { generateClient } from "./generate.mjs";
import { ensurePrometheus } from "./prometheus.mjs";
import { runChild } from "./run-child.mjs";
import { bold, dim, duration, green, PlainError, red, tail } from "./say.mjs";
import { countOfExit, countPlaywright, countVitest } from "./test-counts.mjs";

const module = (name) => path.join(projectDir, "node_modules", name);
const node = (args, env) =>
  runChild(process.execPath, args, { cwd: projectDir, env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1", ...env } });

/** Runs a tool whose exit code is its only report. */
const tool = (program, args) => async () => {
  const { code, said } = await node([module(program), ...args]);
  return { ...countOfExit(code), said };
};

function readReport(file, count, { code, said }) {
  if (!existsSync(file)) return { passed: 0, failed: 1, said };
  return { ...count(JSON.parse(readFileSync(file, "utf8")), code), said };
}

const vitest = (project) => async (reportDir) => {
  const file = path.join(reportDir, `${project}.json`);
  const args = ["run", "--project", project, "--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
  return readReport(file, countVitest, await node([module("vitest/vitest.mjs"), ...args]));
};

/** Prometheus first, as for the journeys: a test's own time is too short to install it. */
async function integration(reportDir) {
  await ensurePrometheus();
  return vitest("integration")(reportDir);
}

async function playwright(reportDir) {
  await ensurePrometheus();
  const chromium = await ensureChromium();
  const file = path.join(reportDir, "e2e.json");
  const env = { PLAYWRIGHT_JSON_OUTPUT_NAME: file, ...(chromium && { TMINUS_CHROMIUM: chromium }) };
  return readReport(file, countPlaywright, await node([module("@playwright/test/cli.js"), "test", "--reporter=list,json"], env));
}

async function builds() {
  if (!isBuilt()) await build();
  return { ...countOfExit(0), said: "" };
}

/** The generated client and Next's route types: both belong to the sources as far as the type-check is concerned. */
async function types(reportDir) {
  generateClient();
  const { code, said } = await node([nextProgram, "typegen"]);
  return code === 0 ? tool("typescript/bin/tsc", ["--noEmit"])(reportDir) : { ...countOfExit(code), said };
}

const checks = {
  types,
  lint: tool("@biomejs/biome/bin/biome", ["check", "--max-diagnostics=50", "."]),
  unused: tool("knip/bin/knip.js", []),
  unit: vitest("unit"),
  integration,
  build: builds,
  e2e: playwright,
};

async function runCheck(name, reportDir) {
  const began = performance.now();
  console.log(`  … ${name}`);
  const result = await checks[name](reportDir).catch((error) => ({
    passed: 0,
    failed: 1,
    said: error instanceof PlainError ? error.message : error.stack,
  }));
  const isFine = result.failed === 0;
  const counted = `${result.passed} passed${isFine ? "" : `, ${result.failed} failed`}`;
  console.log(`  ${isFine ? green("✓") : red("✗")} ${bold(name)} ${counted} ${dim(duration(performance.now() - began))}`);
  if (!isFine) console.log(`${tail(result.said, 60)}\n`);
  return result;
}

function chosen(args) {
  const { values } = parseArgs({ args, options: { only: { type: "string" } } });
  const names = values.only?.split(",") ?? Object.keys(checks);
  const unknown = names.find((name) => !Object.hasOwn(checks, name));
  if (unknown !== undefined) throw new PlainError(`There is no check "${unknown}". There are: ${Object.keys(checks).join(", ")}`);
  return names;
}

/** Runs the checks, all or those of `--only a,b`, and prints the sum as the last line. */
export async function runAll(args) {
  const began = performance.now();
  const names = chosen(args);
  const reportDir = mkdtempSync(path.join(tmpdir(), "tminus-reports-"));
  const sum = { passed: 0, failed: 0 };
  try {
    for (const name of names) {
      const { passed, failed } = await runCheck(name, reportDir);
      sum.passed += passed;
      sum.failed += failed;
    }
  } finally {
    rmSync(reportDir, { recursive: true, force: true });
  }
  console.log(dim(`  ${duration(performance.now() - began)} in all`));
  console.log(`${sum.passed} passed, ${sum.failed} failed`);
  return sum;
}
