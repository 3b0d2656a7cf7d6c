import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { parse, parseAllDocuments } from "yaml";
import { ASK_GATE, REPORT_DEPLOYMENT, REPORT_TESTS } from "@/lib/domain/guidance/gate-commands";
import { filledByHand } from "@/lib/domain/guidance/testing/filled";
import { madeFor, RELEASE_ID } from "@/lib/domain/guidance/testing/made";
import { observe } from "@/lib/domain/integration/observe";
import { item } from "@/lib/domain/sign-off/testing/fixture";

const folder = mkdtempSync(path.join(tmpdir(), "guidance-pipelines-"));
afterAll(() => rmSync(folder, { recursive: true }));

const textOf = (file: string): string => madeFor({ strategy: "canary" }).files.find((one) => one.path === file)?.text ?? "";

/** Every route that there is, as `POST /api/v1/…` with a placeholder for each part that varies. */
function routes(): string[] {
  const files = readdirSync("app/api/v1", { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith("/route.ts"));
  return files.flatMap((file) => {
    const address = `/api/v1/${path.dirname(file)}`.replaceAll(/\[\w+\]/g, "*");
    return [...readFileSync(`app/api/v1/${file}`, "utf8").matchAll(/export const (GET|POST|PUT|PATCH|DELETE)\b/g)].map(
      ([, method]) => `${method} ${address}`,
    );
  });
}

/** A request as a route is written: the parts that vary are those of the release and those that a shell fills in. */
const routeOf = (method: string, address: string): string =>
  `${method} ${address
    .replace(/\?.*/, "")
    .split("/")
    .map((part) => (part === RELEASE_ID || part.startsWith("$") || part === "go" || part.startsWith("stage-") ? "*" : part))
    .join("/")}`;

describe("what the files ask of T-Minus", () => {
  it("is a route of it, by the method that it has", () => {
    const known = routes();
    expect(known).toContain("GET /api/v1/gates/*/*");
    const asked = ["github-workflow.yaml", "gitlab-ci.yaml", "argo-cd-presync.yaml"].flatMap((file) =>
      // One command each: up to the address that it ends with.
      [...textOf(file).matchAll(/curl [\s\S]*?\$TMINUS_URL(\/[^"\\]+)/g)].map(([command, address = ""]) =>
        routeOf(command.includes("--data") ? "POST" : "GET", address),
      ),
    );
    expect(asked).toHaveLength(7);
    const hooks = [...textOf("flagger-canary.yaml").matchAll(/https:\/\/tminus\.example\.com(\S+)/g)].map(([, address = ""]) =>
      routeOf("POST", address),
    );
    expect(hooks).toHaveLength(3);
    for (const one of [...asked, ...hooks]) expect(known).toContain(one);
  });

  it.each([
    ["github-actions", { gate: ASK_GATE, evidence: REPORT_TESTS }],
    ["gitlab-ci", { gate: ASK_GATE, evidence: REPORT_TESTS }],
    ["argo-cd-presync", { gate: ASK_GATE }],
  ])("%s: asks as the example of the documentation, which is tried against the server", (name, parts) => {
    const example = readFileSync(`docs/examples/${name}.yaml`, "utf8");
    for (const [part, commands] of Object.entries(parts)) {
      const lines = (new RegExp(`# tminus:begin ${part}\n([\\s\\S]*?)\n *# tminus:end`).exec(example)?.[1] ?? "").split("\n");
      const indent = lines[0]?.search(/\S/) ?? 0;
      expect(lines.map((line) => line.slice(indent)).join("\n")).toBe(commands);
    }
  });

  it("names the gate of the last stage, the release and the items that it has", () => {
    expect(textOf("flagger-canary.yaml")).toContain(`/gates/${RELEASE_ID}/stage-75/flagger`);
    expect(textOf("github-workflow.yaml")).toContain("ITEM: <TEST ITEM>");
    const items = [item("tests-green", "t-48h"), item("rollout-finished", "t-0")];
    const made = madeFor({}, { items }).files.find((one) => one.path === "github-workflow.yaml")?.text;
    expect(made).toContain(`RELEASE: ${RELEASE_ID}`);
    expect(made).toContain("ITEM: tests-green\n      DEPLOYED_ITEM: rollout-finished\n");
  });

  it.each(["pass", "fail"])("reports a deployment with the outcome %s as JSON that the route takes", (outcome) => {
    const run = `curl() { for word in "$@"; do case "$word" in '{'*) printf '%s' "$word" ;; esac; done; }\n${REPORT_DEPLOYMENT}`;
    const names = { RUN_URL: "https://ci.example.com/7", TMINUS_URL: "", TMINUS_TOKEN: "", RELEASE: "", DEPLOYED_ITEM: "" };
    const { stdout } = spawnSync("sh", ["-euc", run], {
      encoding: "utf8",
      env: { NODE_ENV: "test", PATH: "/usr/bin:/bin", OUTCOME: outcome, ...names },
    });
    const evidence = { url: "https://ci.example.com/7", label: "Deployment job" };
    const reason = outcome === "fail" ? { reason: "The deployment job failed." } : {};
    expect(JSON.parse(stdout)).toEqual({ outcome, ...reason, evidence });
  });
});

describe("what the files tell T-Minus", () => {
  it("is understood of Argo CD", () => {
    const { data } = parse(filledByHand(textOf("argo-cd-notifications.yaml")));
    const body: string = parse(data["template.tminus"]).webhook.tminus.body;
    const filled = body
      .replaceAll("{{.app.status.operationState.finishedAt}}", "2026-11-26T19:00:00Z")
      .replaceAll("{{.app.status.operationState.phase}}", "Succeeded")
      .replaceAll("{{.context.argocdUrl}}", "https://argo.example.com")
      .replaceAll(/\{\{[^}]+\}\}/g, "shop");
    expect(observe("argo-cd", "", JSON.parse(filled))).toMatchObject([{ outcome: "pass", service: "shop", environment: "shop" }]);
    expect(parse(data["service.webhook.tminus"]).headers).toEqual([{ name: "Authorization", value: "Bearer $tminus-secret" }]);
    expect(parse(data["trigger.tminus-synced"])).toMatchObject([{ send: ["tminus"] }]);
  });

  it("is signed by Flux in the way that is checked, and names the environment", () => {
    const [provider, alert] = parseAllDocuments(textOf("flux-notifications.yaml")).map((one) => one.toJS());
    expect([provider.spec.type, alert.spec.providerRef.name]).toEqual(["generic-hmac", provider.metadata.name]);
    expect(alert.spec.eventMetadata).toEqual({ environment: "production" });
  });
});

describe("the jobs", () => {
  it("are read by GitLab's schema, which finds a job without a script", () => {
    const program = path.join(path.dirname(createRequire(import.meta.url).resolve("gitlab-ci-local/package.json")), "dist/index.js");
    const list = (text: string) => {
      writeFileSync(path.join(folder, ".gitlab-ci.yml"), text);
      const { status, stdout, stderr } = spawnSync(process.execPath, [program, "--list"], { cwd: folder, encoding: "utf8" });
      return { status, output: stdout + stderr };
    };
    const good = filledByHand(textOf("gitlab-ci.yaml"));
    expect(list(good)).toMatchObject({ status: 0, output: expect.stringContaining("json schema validated") });
    expect(list(good.replace("timeout: 90m", "timeout: [90]")).status).not.toBe(0);
  });

  it("hold commands that a shell reads", () => {
    for (const commands of [ASK_GATE, REPORT_TESTS, REPORT_DEPLOYMENT])
      for (const shell of ["sh", "dash"]) {
        const { status, stderr } = spawnSync(shell, ["-n"], { input: commands, encoding: "utf8" });
        if (shell === "sh") expect([status, stderr]).toEqual([0, ""]);
      }
  });
});
