import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { GET } from "@/app/api/v1/teams/[team]/audit/export/route";
import { makePerson, makeTeam } from "@/lib/server/access/testing/team";
import { testDatabase } from "@/lib/server/platform/testing/database";
import { call, cookieFor } from "@/lib/server/platform/testing/request";
import { type Scenario, seedScenario } from "@/prisma/seed/scenarios";
import { verifyExport } from "@/scripts/verify-export.mjs";
import { publicKeyText } from "./checkpoint";

const database = testDatabase();

let folder: string;
let scenario: Scenario;
let lines: string[];

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "tminus-export-"));
  scenario = await seedScenario("awaiting");
  await seedScenario("planned");
  const answer = await call(GET, { params: { team: scenario.team.id }, cookie: await cookieFor(scenario.people.agent.id) });
  expect(answer.headers.get("content-disposition")).toMatch(/^attachment; filename="audit-[a-z0-9-]+-\d{4}-\d\d-\d\d\.jsonl"$/);
  lines = String(answer.body).trimEnd().split("\n");
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Verifies an export of these lines on disk, as somebody else would. */
function check(content: readonly string[], publicKey?: string) {
  const file = path.join(folder, `${crypto.randomUUID()}.jsonl`);
  writeFileSync(file, `${content.join("\n")}\n`);
  return verifyExport(file, publicKey === undefined ? {} : { publicKey });
}

/** The lines with one of them changed; `undefined` drops it. */
const changed = (index: number, change: (line: string) => string | undefined): string[] =>
  lines.flatMap((line, at) => (at === (index < 0 ? lines.length + index : index) ? (change(line) ?? []) : line));

const edit = (index: number, change: (value: Record<string, unknown>) => object): string[] =>
  changed(index, (line) => JSON.stringify(change(JSON.parse(line))));

describe("an export", () => {
  it("holds the log of one team, all of it, and verifies offline", async () => {
    const [count] = await database.asSuperuser<{ events: number; streams: number }>(
      'SELECT count(*)::int AS events, count(DISTINCT stream)::int AS streams FROM event WHERE "teamId" = $1',
      [scenario.team.id],
    );
    const key = publicKeyText() ?? "";
    expect(await check(lines, key)).toEqual({ ...count, signature: `signed by ${key}`, unseen: [], problems: [] });
    expect(count?.events).toBeGreaterThan(50);
  });

  it("is for members of the team", async () => {
    const stranger = await makePerson("eve");
    const other = await makeTeam({ zoe: "admin" });
    for (const person of [stranger, other.people.zoe]) {
      const cookie = await cookieFor(person.ref.id);
      expect(await call(GET, { params: { team: scenario.team.id }, cookie })).toMatchObject({ status: 404, body: { code: "not-found" } });
    }
    expect(await call(GET, { params: { team: scenario.team.id } })).toMatchObject({ status: 401 });
  });

  it("ends early when its reader stops reading", async () => {
    const request = new Request("http://localhost:3000/", { headers: { cookie: await cookieFor(scenario.people.agent.id) } });
    const response = await GET(request, { params: Promise.resolve({ team: scenario.team.id }) });
    const reader = response.body?.getReader();
    await reader?.read();
    await expect(reader?.cancel()).resolves.toBeUndefined();
  });
});

describe("the offline verifier finds", () => {
  const places = async (content: readonly string[], publicKey?: string) => (await check(content, publicKey)).problems;

  it("an edited text, and its line", async () => {
    const found = await places(edit(7, (event) => ({ ...event, body: String(event.body).replace('"kind":"person"', '"kind":"system"') })));
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(/^line 8: .* was changed/);
  });

  it("a missing event", async () => {
    expect((await places(changed(7, () => undefined)))[0]).toMatch(/^line 8: .* events are missing or out of order/);
  });

  it("two events in each other's place", async () => {
    const [a = "", b = ""] = [lines[9], lines[10]];
    const found = await places([...lines.slice(0, 9), b, a, ...lines.slice(11)]);
    expect(found[0]).toMatch(/^line 10: /);
  });

  it("an event taken from another stream", async () => {
    const found = await places(edit(7, (event) => ({ ...event, stream: "release:00000000-0000-4000-8000-000000000000" })));
    expect(found.length).toBeGreaterThan(0);
  });

  it("a cut end, with and without its checkpoint", async () => {
    expect(await places(lines.slice(0, -1))).toEqual(["the checkpoint of the last line is missing: the export was cut off"]);
    expect((await places(changed(-2, () => undefined)))[0]).toMatch(/ends at #\d+, and the checkpoint says #\d+/);
  });

  it("a checkpoint that was made to fit", async () => {
    const heads = (event: Record<string, unknown>) => {
      const checkpoint = event.checkpoint as { heads: [string, number, string][] };
      return { checkpoint: { ...checkpoint, heads: checkpoint.heads.slice(1) } };
    };
    expect(await places(edit(-1, heads))).toContain("the signature of the checkpoint does not hold");
  });

  it("a checkpoint of another key, or of none, where one is demanded", async () => {
    expect(await places(lines, "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")).toEqual(["the checkpoint is signed by another key"]);
    const unsigned = edit(-1, ({ checkpoint }) => ({ checkpoint: { ...(checkpoint as object), signature: null } }));
    expect(await places(unsigned)).toEqual([]);
    expect(await places(unsigned, publicKeyText() ?? "")).toEqual(["the checkpoint is not signed"]);
  });

  it("lines after the end, lines that are no JSON, and files of another kind", async () => {
    expect((await places([...lines, lines[3] ?? ""]))[0]).toMatch(/there is more after the checkpoint/);
    expect((await places(changed(4, () => "{")))[0]).toBe("line 5: this is not JSON");
    expect((await places(edit(0, () => ({ format: "other" }))))[0]).toMatch(/no audit export/);
  });
});
