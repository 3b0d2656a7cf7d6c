import { beforeEach, describe, expect, it } from "vitest";
import { POST as send } from "@/app/api/v1/releases/[release]/items/[item]/evidence-files/route";
import type { Problem } from "@/lib/contracts/problem";
import { makeToken } from "@/lib/server/access/testing/token";
import { env } from "@/lib/server/platform/env";
import { testDatabase } from "@/lib/server/platform/testing/database";
import { loadRelease } from "./load";
import { makePlanningTeam, type PlanningTeam, plan } from "./testing/plan";

testDatabase();

let team: PlanningTeam;
let release: string;
let token: string;
let item: string;

beforeEach(async () => {
  team = await makePlanningTeam();
  release = await plan(team);
  token = await makeToken(team, team.people.alice, ["tick"]);
  item = (await state()).items.find((one) => one.kind === "tick" && one.required)?.key ?? "";
});

async function state() {
  const loaded = await loadRelease(release, team.people.alice.ref.id);
  if (!loaded) throw new Error("The release is gone.");
  return loaded.state;
}
const itemNow = async () => (await state()).items.find((one) => one.key === item);

type File = {
  readonly type: string;
  readonly body: string | Uint8Array<ArrayBuffer>;
  readonly query?: Record<string, string>;
  readonly key?: string;
};

async function post({ type, body, query = { url: "https://ci.example.com/7" }, key }: File) {
  const request = new Request(new URL(`/api/v1/x?${new URLSearchParams(query)}`, env().TMINUS_URL), {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, "content-type": type, ...(key ? { "idempotency-key": key } : {}) },
    body,
  });
  const response = await send(request, { params: Promise.resolve({ release, item }) });
  return { status: response.status, body: (await response.json()) as Problem };
}

const junit = (inner: string) =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites><testsuite name="e2e">${inner}</testsuite></testsuites>`;
const GREEN = junit('<testcase name="pays"/><testcase name="ships"><system-out><![CDATA[<failure/>]]></system-out></testcase>');
const RED = junit('<testcase name="pays &amp; ships"><failure message="no"/></testcase>');
const sarif = (level: string) =>
  JSON.stringify({ version: "2.1.0", runs: [{ tool: { driver: { name: "trivy" } }, results: [{ level, message: { text: "x" } }] }] });

describe("a file of a machine", () => {
  it("ticks an item with its summary as evidence, and can fail it again", async () => {
    expect((await post({ type: "application/xml", body: GREEN })).status).toBe(200);
    expect(await itemNow()).toMatchObject({
      status: "done",
      source: "token",
      by: { name: "CI" },
      evidence: [{ url: "https://ci.example.com/7", label: "2 tests: all passed" }],
    });
    expect(
      (await post({ type: "text/xml; charset=utf-8", body: RED, query: { url: "https://ci.example.com/8", label: "Nightly" } })).status,
    ).toBe(200);
    const label = "Nightly: 1 test: 1 failed. First: pays & ships";
    expect(await itemNow()).toMatchObject({ status: "failed", reason: label, evidence: [{}, { label }] });
  });

  it("counts a scan against the limits that are given", async () => {
    const high = { type: "application/sarif+json", body: sarif("error") };
    await post(high);
    expect((await itemNow())?.status).toBe("failed");
    await post({ ...high, type: "application/json", query: { url: "https://ci.example.com/9", format: "sarif", high: "1" } });
    expect(await itemNow()).toMatchObject({ status: "done", evidence: [{}, { label: "trivy: 0 critical, 1 high, 0 medium, 0 low" }] });
  });

  it("takes the plain form, which names its own address and time", async () => {
    const observedAt = new Date(Date.now() - 3_600_000).toISOString();
    const body = JSON.stringify({
      outcome: "fail",
      label: "Load test",
      url: "https://load.example.com/1",
      reason: "p95 over 250 ms",
      observedAt,
    });
    expect((await post({ type: "application/json", body, query: {} })).status).toBe(200);
    expect(await itemNow()).toMatchObject({ status: "failed", reason: "p95 over 250 ms", at: observedAt });
  });

  it("does nothing for an older file that arrives later", async () => {
    await post({ type: "application/xml", body: GREEN });
    const observedAt = new Date(Date.now() - 60_000).toISOString();
    expect((await post({ type: "application/xml", body: RED, query: { url: "https://ci.example.com/6", observedAt } })).status).toBe(200);
    expect((await itemNow())?.status).toBe("done");
  });

  it("is carried out once under one key, and not under the key of another file", async () => {
    const first = { type: "application/xml", body: GREEN, key: "run-7-junit" };
    const answers = [await post(first), await post(first), await post({ ...first, body: RED })];
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 422]);
    expect(answers[1]?.body).toEqual(answers[0]?.body);
    expect((await itemNow())?.evidence).toHaveLength(1);
  });
});

describe("a file that is refused names what is wrong, and changes nothing", () => {
  const bomb = `<!DOCTYPE a [<!ENTITY b "bbbbbbbb"><!ENTITY c "&b;&b;&b;">]><testsuite><testcase name="&c;"/></testsuite>`;
  const deep = `${"<testsuite>".repeat(60)}${"</testsuite>".repeat(60)}`;
  it.each([
    ["a content type that says nothing", { type: "text/plain", body: GREEN }, 400, /content type/, "format"],
    ["XML that is broken off", { type: "text/xml", body: GREEN.slice(0, -9) }, 400, /not well-formed/, /^line \d+/],
    ["a DOCTYPE with entities", { type: "text/xml", body: bomb }, 400, /DOCTYPE/, "DOCTYPE"],
    ["XML that is too deep", { type: "text/xml", body: deep }, 400, /cannot be read/, undefined],
    ["no UTF-8", { type: "text/xml", body: Uint8Array.of(0x3c, 0xff, 0xfe) }, 400, /UTF-8/, undefined],
    ["another document", { type: "text/xml", body: "<html></html>" }, 400, /begins with <html>/, ""],
    ["an empty file", { type: "text/xml", body: "" }, 400, /.+/, undefined],
    ["SARIF of another version", { type: "application/sarif+json", body: '{"version":"1.0.0","runs":[]}' }, 400, /2\.1\.0/, "version"],
    ["SARIF sent as plain JSON", { type: "application/json", body: sarif("note") }, 400, /format=sarif/, "runs"],
    ["JSON with a field too many", { type: "application/json", body: '{"outcome":"pass","label":"x","extra":1}' }, 400, /.+/, ""],
    ["no address of the run", { type: "text/xml", body: GREEN, query: {} }, 400, /url=/, "url"],
    ["a limit that is no number", { type: "text/xml", body: GREEN, query: { high: "few" } }, 400, /whole number/, "high"],
    ["more than 2 MB", { type: "text/xml", body: `${GREEN}${" ".repeat(2 * 1024 * 1024)}` }, 413, /2048 kB/, undefined],
  ] as const)("%s", async (_, file, status, detail, path) => {
    const answer = await post(file);
    expect([answer.status, answer.body.detail]).toEqual([status, expect.stringMatching(detail)]);
    if (typeof path === "string") expect(answer.body.path).toBe(path);
    else if (path) expect(answer.body.path).toMatch(path);
    expect(await itemNow()).toMatchObject({ status: "todo", evidence: [] });
  });
});
