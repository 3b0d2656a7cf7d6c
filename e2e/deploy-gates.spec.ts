import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect } from "@playwright/test";
import type { Scenario } from "@/prisma/seed/scenarios";
import { type Fixtures, test } from "./fixtures/test";

/** The examples of docs/deploy-gates.md and the command line, as a pipeline runs them. */

const NOBODY = "00000000-0000-4000-8000-000000000000";
const example = (name: string): string => readFileSync(`docs/examples/${name}.yaml`, "utf8");

/** The commands that an example has between its marks. */
function scriptOf(name: string, part: "gate" | "evidence"): string {
  const found = new RegExp(`# tminus:begin ${part}\n([\\s\\S]*?)\n *# tminus:end`).exec(example(name))?.[1];
  if (!found) throw new Error(`${name} has no ${part}.`);
  return found;
}

type Env = Readonly<Record<string, string>>;
type Run = { readonly code: number | null; readonly out: string; readonly err: string };

function run(program: string, args: readonly string[], { env, cwd }: { env: Env; cwd?: string }): Promise<Run> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { env: { ...process.env, ...env }, ...(cwd ? { cwd } : {}), stdio: ["ignore", "pipe", "pipe"] });
    const said = { out: "", err: "" };
    child.stdout.on("data", (chunk) => (said.out += chunk));
    child.stderr.on("data", (chunk) => (said.err += chunk));
    child.on("error", reject).on("close", (code) => resolve({ code, ...said }));
  });
}

type World = { readonly scenario: Scenario; readonly release: string; readonly token: string; readonly env: Env };

/** A release somewhere in its course, and a token of its team that reads and reports. */
async function worldAt(
  name: Parameters<Fixtures["scenario"]>[0],
  { scenario, openWindow, server }: Pick<Fixtures, "scenario" | "openWindow"> & { server: { url: string } },
): Promise<World> {
  const made = await scenario(name);
  const admin = await openWindow(made.people.admin);
  const body = { name: "Pipeline", owner: made.people.alice.id, scopes: ["read", "tick"], days: 1 };
  const { token } = await (await admin.request.post(`/api/v1/teams/${made.team.id}/tokens`, { data: body })).json();
  const release = made.release?.id ?? "";
  const env = { TMINUS_URL: server.url, TMINUS_TOKEN: token, RELEASE: release, ATTEMPTS: "1", INTERVAL: "0" };
  return { scenario: made, release, token, env };
}

const itemOf = async ({ env, release }: World): Promise<string> => {
  const answer = await fetch(`${env.TMINUS_URL}/api/v1/releases/${release}`, { headers: { authorization: `Bearer ${env.TMINUS_TOKEN}` } });
  const { state } = await answer.json();
  const open = state.phases.find((phase: { status: string; kind: string }) => phase.status === "open" && phase.kind === "forward");
  return state.items.find((item: { phase: string; kind: string }) => item.phase === open.key && item.kind === "tick").key;
};

const JUNIT = '<testsuites><testsuite name="unit"><testcase name="pays"/><testcase name="ships"/></testsuite></testsuites>';

let folder: string;
test.beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), "tminus-gates-"));
  writeFileSync(path.join(folder, "junit.xml"), JUNIT);
});
test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("pipelines go on after the go, wait before it and give up on a rollback", async ({ scenario, openWindow, server }) => {
  const worlds = {
    go: await worldAt("ready", { scenario, openWindow, server }),
    wait: await worldAt("go", { scenario, openWindow, server }),
  };
  const back = await worldAt("rolling-back", { scenario, openWindow, server });
  for (const name of ["github-actions", "gitlab-ci", "argo-cd-presync"]) {
    const script = scriptOf(name, "gate");
    const [go, wait, noGo] = await Promise.all([worlds.go, worlds.wait, back].map(({ env }) => run("sh", ["-c", script], { env })));
    expect([go?.code, go?.out], name).toEqual([0, expect.stringMatching(/^\{"decision":"go"/)]);
    expect([wait?.code, wait?.out], name).toEqual([1, expect.stringMatching(/^\{"decision":"wait"/)]);
    expect([noGo?.code, noGo?.out], name).toEqual([1, expect.stringMatching(/^\{"decision":"no-go"/)]);
    const gone = await run("sh", ["-c", script], { env: { ...worlds.go.env, TMINUS_URL: "http://127.0.0.1:9" } });
    expect(gone.code, name).toBe(1);
  }
});

test("pipelines hand in their tests", async ({ scenario, openWindow, server }) => {
  for (const name of ["github-actions", "gitlab-ci"]) {
    const world = await worldAt("planned", { scenario, openWindow, server });
    const env = { ...world.env, ITEM: await itemOf(world), RUN_URL: "https://ci.example.com/runs/7" };
    const done = await run("sh", ["-c", scriptOf(name, "evidence")], { env, cwd: folder });
    expect([done.code, done.err], name).toEqual([0, ""]);
    expect(done.out).toContain("2 tests: all passed");
    const lost = await run("sh", ["-c", scriptOf(name, "evidence")], { env: { ...env, RELEASE: NOBODY }, cwd: folder });
    expect(lost.code, name).not.toBe(0);
  }
});

/** What a controller asks by an address of its example, with the names in it filled in. */
const addressOf = (name: string, { env, release }: World, names: Record<string, string>): string =>
  Object.entries({ ...names, RELEASE: release }).reduce(
    (url, [from, to]) => url.replaceAll(from, to),
    (/url: (\S.*)/.exec(example(name))?.[1] ?? "").replace("https://tminus.example.com", env.TMINUS_URL ?? ""),
  );

test("the web metric and the promotion step read the decision", async ({ scenario, openWindow, server }) => {
  for (const [at, decision] of [
    ["ready", "go"],
    ["go", "wait"],
    ["rolling-back", "no-go"],
  ] as const) {
    const world = await worldAt(at, { scenario, openWindow, server });
    const metric = addressOf("argo-rollouts", world, { "{{args.release}}": world.release, "{{args.gate}}": "go" });
    const step = addressOf("kargo", world, { "${{ vars.release }}": world.release });
    for (const url of [metric, step]) {
      const answer = await fetch(url, { headers: { authorization: `Bearer ${world.token}` } });
      expect([answer.status, (await answer.json()).decision], url).toEqual([200, decision]);
    }
  }
  expect(example("argo-rollouts")).toContain('jsonPath: "{$.decision}"');
});

test("Flagger is confirmed, kept waiting and told to roll back", async ({ scenario, openWindow, server }) => {
  const hooks = [...example("flagger").matchAll(/type: (\S+)\s+url: (\S+)/g)].map(([, type = "", url = ""]) => ({ type, url }));
  expect(hooks.map(({ type }) => type)).toEqual(["confirm-rollout", "confirm-promotion", "rollback"]);
  const call = async (type: string, { release, token, env }: World) => {
    const url = hooks.find((one) => one.type === type)?.url ?? "";
    const body = { name: "checkout", namespace: "production", phase: "Progressing", checksum: "85d557f47b", metadata: { token } };
    const answer = await fetch(url.replace("https://tminus.example.com", env.TMINUS_URL ?? "").replace("RELEASE", release), {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    return answer.status;
  };
  const [ready, asked, back] = [
    await worldAt("ready", { scenario, openWindow, server }),
    await worldAt("go", { scenario, openWindow, server }),
    await worldAt("rolling-back", { scenario, openWindow, server }),
  ];
  expect([await call("confirm-rollout", ready), await call("confirm-rollout", asked), await call("confirm-rollout", back)]).toEqual([
    200, 403, 403,
  ]);
  expect([await call("rollback", ready), await call("rollback", asked), await call("rollback", back)]).toEqual([403, 403, 200]);
});

test("the command line reads, reports, waits and opens", async ({ scenario, openWindow, server }) => {
  const tminus = (args: readonly string[], env: Env) => run(process.execPath, ["scripts/tminus.mjs", ...args], { env });
  const planned = await worldAt("planned", { scenario, openWindow, server });
  const { env, release } = planned;
  const item = await itemOf(planned);

  const status = await tminus(["status", release], env);
  expect([status.code, status.out]).toEqual([0, expect.stringContaining("checkout-service v2.3.0")]);
  const proof = ["--evidence", "https://ci.example.com/1", "--label", "Run 1"];
  const ticked = await tminus(["tick", release, item, ...proof], env);
  expect([ticked.code, ticked.out]).toEqual([0, `${item} is done\n`]);
  const failed = await tminus(["tick", release, item, ...proof, "--fail", "--reason", "Red", "--json"], env);
  expect(JSON.parse(failed.out)).toMatchObject({ events: [{ type: "item.set", payload: { to: "failed", reason: "Red" } }] });
  const file = await tminus(["evidence", release, item, path.join(folder, "junit.xml"), "--url", "https://ci.example.com/2"], env);
  expect([file.code, file.out]).toEqual([0, `${item} is done\n`]);

  const waiting = await tminus(["wait-for-gate", release, "go", "--timeout", "0s"], env);
  expect([waiting.code, waiting.out]).toEqual([2, expect.stringMatching(/^wait: /)]);
  const ready = await worldAt("ready", { scenario, openWindow, server });
  expect((await tminus(["wait-for-gate", ready.release, "go"], ready.env)).code).toBe(0);
  const back = await worldAt("rolling-back", { scenario, openWindow, server });
  expect((await tminus(["wait-for-gate", back.release, "go", "--json"], back.env)).code).toBe(1);
  const late = await tminus(["tick", back.release, item, ...proof], back.env);
  expect([late.code, late.err]).toEqual([1, expect.stringContaining("rolled back")]);

  for (const [args, changed] of [
    [["wait-for-gate", NOBODY, "go"], {}],
    [["wait-for-gate", release, "go", "--timeout", "0s"], { TMINUS_URL: "http://127.0.0.1:9" }],
    [["status", release], { TMINUS_TOKEN: "" }],
    [["tick", release, item], {}],
    [["evidence", release, item, "nowhere.xml"], {}],
    [["dance"], {}],
  ] as const) {
    expect((await tminus(args, { ...env, ...changed })).code, args.join(" ")).toBe(3);
  }

  const opened = await tminus(["open", release], env);
  const page = await openWindow(planned.scenario.people.alice);
  await page.goto(opened.out.trim());
  expect(new URL(page.url()).pathname).toBe(planned.scenario.release?.path);
});

test("the short address of a room shows another team what it shows for no release", async ({ scenario, openWindow, expectConsole }) => {
  expectConsole(/status of 404 \(Not Found\)/);
  const [theirs, other] = [await scenario("planned"), await scenario("planned")];
  const page = await openWindow(other.people.alice);
  const look = async (id: string) => [(await page.goto(`/r/${id}`))?.status(), await page.title()];
  expect(await look(theirs.release?.id ?? "")).toEqual(await look(NOBODY));
  expect((await look(NOBODY))[0]).toBe(404);
});
