import { spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { madeFor } from "@/lib/domain/guidance/testing/made";
import { ROLLBACK_METHODS } from "@/lib/domain/release/rollback-choices";
import { STRATEGIES } from "@/lib/domain/release/state";
import type { DETAILS } from "@/lib/domain/sign-off/testing/fixture";

const folder = mkdtempSync(path.join(tmpdir(), "guidance-"));
const calls = path.join(folder, "calls");
afterAll(() => rmSync(folder, { recursive: true }));

/** Programs that write down how they were called, in the place of those that reach a cluster. */
for (const name of ["kubectl", "git", "curl", "psql", "migrate", "pg_restore"]) {
  const program = path.join(folder, name);
  writeFileSync(program, `#!/bin/sh\nfor word in ${name} "$@"; do printf '[%s]' "$word"; done >> '${calls}'\necho >> '${calls}'\n`);
  chmodSync(program, 0o755);
}

function run(script: string, args: readonly string[], env: Record<string, string> = {}) {
  writeFileSync(calls, "");
  const { status, stdout, stderr } = spawnSync("sh", ["-c", script, "script", ...args], {
    encoding: "utf8",
    input: "\n".repeat(9),
    env: { NODE_ENV: "test", PATH: `${folder}:/usr/bin:/bin`, ...env },
  });
  return { status, output: stdout + stderr, calls: readFileSync(calls, "utf8").trim().split("\n") };
}

const NAMES = ["checkout-service", "Checkout API", "it's; touch hacked", "$(id)", "`id`", '"', ""];
const METHODS = [...new Set(Object.values(ROLLBACK_METHODS).flat())];
const scriptOf = (file: string, changes: Partial<typeof DETAILS>) => madeFor(changes).files.find((one) => one.path === file)?.text ?? "";

describe("scripts of the configuration guidance", () => {
  it.each(STRATEGIES)("%s: a shell reads all of them, whatever the release is called", (strategy) => {
    for (const name of NAMES)
      for (const rollbackMethod of METHODS) {
        const changes = { strategy, rollbackMethod, namespace: name, toVersion: name, service: { id: "s", name } };
        for (const { text, language } of madeFor(changes).files) {
          if (language !== "sh") continue;
          const { status, stderr } = spawnSync("sh", ["-n"], { input: text, encoding: "utf8" });
          expect([status, stderr]).toEqual([0, ""]);
        }
      }
  });

  it("the rollback calls what its steps say, and each placeholder is one word", () => {
    expect(run(scriptOf("rollback.sh", { rollbackMethod: "Undo the rollout" }), []).calls).toEqual([
      "[kubectl][rollout][undo][deployment/checkout-service][-n][shop]",
      "[kubectl][rollout][status][deployment/checkout-service][-n][shop]",
    ]);
    const unknown = scriptOf("rollback.sh", { rollbackMethod: "Undo the rollout", namespace: "" });
    expect(run(unknown, []).calls[0]).toBe("[kubectl][rollout][undo][deployment/checkout-service][-n][<NAMESPACE>]");
  });

  it("the rollback by Git asks for the commit before it does anything", () => {
    const script = scriptOf("rollback.sh", { rollbackMethod: "Return Git to the previous revision" });
    expect(run(script, [])).toMatchObject({ status: expect.toSatisfy((code) => code !== 0), calls: [""] });
    expect(run(script, [], { COMMIT: "abc" }).calls.slice(0, 2)).toEqual(["[git][revert][--no-edit][abc]", "[git][push]"]);
  });

  it("the way back of the database runs its script, or brings the backup back where that is asked for", () => {
    const script = scriptOf("database-rollback.sh", {});
    const called = (args: readonly string[], env: Record<string, string>) => {
      const { status, calls: made } = run(script, args, env);
      return [status, made.map((one) => one.slice(1, one.indexOf("]")))];
    };
    const database = { DATABASE_URL: "postgres://db/shop" };
    expect(run(script, [])).toMatchObject({ status: expect.toSatisfy((code) => code !== 0), calls: [""] });
    expect(called([], database)).toEqual([0, ["migrate", "psql", "kubectl", "psql"]]);
    expect(called(["restore"], database)[0]).not.toBe(0);
    const backup = { ...database, BACKUP_FILE: "shop.dump" };
    expect(called(["restore"], backup)).toEqual([0, ["pg_restore", "pg_restore", "psql", "kubectl", "psql"]]);
    expect(called(["again"], database)).toEqual([2, [""]]);
  });

  it("a step for people waits for them", () => {
    const { status, output } = run(scriptOf("rollback.sh", { rollbackMethod: "Switch the flag off" }), []);
    expect([status, output.match(/Press Enter/g)?.length]).toEqual([0, 2]);
  });

  it("the smoke test fails while it is not filled in, and asks the service once it is", () => {
    const script = scriptOf("smoke-test.sh", {});
    expect(run(script, ["https://shop.example.com"])).toMatchObject({ status: 1, calls: [""] });
    const filled = script.replace("<LIVENESS PATH>", "/live").replace("<READINESS PATH>", "/ready").replace("<CRITICAL PATH>", "/pay");
    const { status, calls: asked } = run(filled, ["https://shop.example.com"]);
    expect([status, asked.length, asked[0]]).toEqual([0, 3, "[curl][-fsS][-o][/dev/null][--max-time][10][https://shop.example.com/live]"]);
  });
});
