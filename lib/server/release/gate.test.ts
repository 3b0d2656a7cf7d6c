import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { GET as getGateRoute } from "@/app/api/v1/releases/[release]/phases/[phase]/gate/route";
import type { GateDto } from "@/lib/contracts/gate";
import type { Problem } from "@/lib/contracts/problem";
import { followsRecord } from "@/lib/domain/checklist/computed-items";
import type { ReleaseCommand } from "@/lib/domain/release/command";
import type { ItemState } from "@/lib/domain/release/state";
import { testDatabase } from "@/lib/server/platform/testing/database";
import { call, cookieFor } from "@/lib/server/platform/testing/request";
import { executeCommand } from "./commands";
import { loadRelease } from "./load";
import { makePlanningTeam, type PlanningTeam, plan } from "./testing/plan";

testDatabase();

const [FIRST, GO] = ["t-minus-48h", "t-minus-2h"] as const;
type Person = keyof PlanningTeam["people"];

let team: PlanningTeam;
beforeAll(async () => {
  team = await makePlanningTeam();
});

const run = (as: Person, releaseId: string, command: ReleaseCommand) =>
  executeCommand({ access: team.people[as].access("release.read"), releaseId, command });

async function ask(as: Person, release: string, { phase = GO, query = "" }: { phase?: string; query?: string } = {}) {
  const cookie = await cookieFor(team.people[as].ref.id);
  const path = `/api/v1/releases/${release}/phases/${phase}/gate${query}`;
  return call(getGateRoute, { path, params: { release, phase }, cookie });
}

const gate = async (as: Person, release: string, query = ""): Promise<GateDto> => (await ask(as, release, { query })).body as GateDto;

async function stateOf(id: string) {
  const loaded = await loadRelease(id, team.people.alice.ref.id);
  if (!loaded) throw new Error("The release is gone.");
  return loaded.state;
}

function answer(item: ItemState): Pick<Extract<ReleaseCommand, { type: "item.set" }>, "status" | "value" | "outcome" | "reason"> {
  if (followsRecord(item)) return { status: "not-applicable", reason: "Everybody was told in person" };
  if (item.kind === "choice") return { status: "done", value: item.options[0]?.key ?? "" };
  if (item.kind === "fill-in") return { status: "done", value: "As planned" };
  return item.kind === "result" ? { status: "done", outcome: "pass", value: "1" } : { status: "done" };
}

async function resolve(id: string, phase: string): Promise<void> {
  const items = (await stateOf(id)).items.filter((item) => item.phase === phase && item.required && item.kind !== "parent");
  for (const item of items) {
    await run("alice", id, { type: "item.set", item: item.key, expectedVersion: item.version, ...answer(item) });
  }
}

/** T-48h is closed and T-2h is resolved: the go is asked for. */
async function goAsked(): Promise<string> {
  const id = await plan(team);
  await resolve(id, FIRST);
  await run("alice", id, { type: "phase.close", phase: FIRST, reason: "All done early" });
  await resolve(id, GO);
  return id;
}

async function sign(as: Person, id: string, digest: string) {
  const role = as === "bob" ? "approver" : as === "carol" ? "commander" : "deployer";
  const { initials } = team.people[as].ref;
  return run(as, id, { type: "sign-off.grant", phase: GO, role, digest, initials, acceptOpen: true, comment: "Seen" });
}

describe("a gate, as it is laid before somebody", () => {
  it("SIGNOFF rule 11: gives the digest that a signature is accepted with, to the one who holds a role", async () => {
    const id = await goAsked();
    const shown = await gate("bob", id);
    expect(shown.evaluation.display).toBe("awaiting");
    expect(shown.roles.map(({ role, signing }) => [role, signing.ok])).toEqual([["approver", true]]);
    expect(shown.roles[0]?.meaning).toContain("v2.3.0");
    expect(shown).toMatchObject({ release: id, phase: GO, seq: (await stateOf(id)).seq, sinceSignOff: null, sinceLook: null });
    await expect(sign("bob", id, shown.digest)).resolves.toMatchObject({ seq: expect.any(Number) });
    const { content, digest } = await gate("alice", id);
    expect([content, digest]).toEqual([shown.content, shown.digest]);
  });

  it("SIGNOFF rule 21: shows the same gate to everybody, and a part in it to those who have one", async () => {
    const id = await goAsked();
    const shown = await gate("vera", id);
    expect(shown.roles).toEqual([]);
    expect(shown.digest).toBe((await gate("alice", id)).digest);
  });

  it("SIGNOFF rule 12: shows whoever signs again what has changed since", async () => {
    const id = await goAsked();
    await sign("bob", id, (await gate("bob", id)).digest);
    const item = (await stateOf(id)).items.find((one) => one.phase === GO && one.required && one.kind === "tick");
    await run("alice", id, { type: "item.add-evidence", item: item?.key ?? "", url: "https://ci.example.com/run/7", label: "Run 7" });
    const shown = await gate("bob", id);
    expect(shown.sinceSignOff?.row).toMatchObject({ kind: "granted", role: "approver" });
    expect(shown.sinceSignOff?.differences).toEqual([
      { what: `Evidence of “${item?.title}”`, before: "", after: "https://ci.example.com/run/7" },
    ]);
    expect((await gate("alice", id)).sinceSignOff).toBeNull();
    const asked = await gate("alice", id, `?since=${shown.sinceSignOff?.row.id}`);
    expect(asked.sinceSignOff?.differences).toEqual(shown.sinceSignOff?.differences);
  });

  it("shows what has changed since one looked, and nothing to whoever looked just now", async () => {
    const id = await goAsked();
    const before = await gate("bob", id);
    const [item] = (await stateOf(id)).items.filter((one) => one.phase === GO && one.required && one.kind === "tick");
    await run("alice", id, { type: "item.set", item: item?.key ?? "", status: "todo", expectedVersion: item?.version ?? 0 });
    const after = await gate("bob", id, `?looked=${before.seq}`);
    expect(after.sinceLook).toEqual({ seq: before.seq, differences: [{ what: `“${item?.title}”`, before: "done", after: "to do" }] });
    expect((await gate("bob", id, `?looked=${after.seq}`)).sinceLook).toBeNull();
    expect((await gate("bob", id, "?looked=999999")).sinceLook).toBeNull();
  });
});

describe("what is refused", () => {
  it.each([
    ["a phase that the release does not have", { phase: "t-minus-9h" }, 404],
    ["a text that is no phase", { phase: "T 2h" }, 404],
    ["a sign-off of another gate", { query: `?since=${randomUUID()}` }, 404],
    ["a sign-off that is no id", { query: "?since=me" }, 400],
    ["a place that is no number", { query: "?looked=now" }, 400],
    ["an unknown parameter", { query: "?secret=1" }, 400],
  ])("%s", async (_, asked, status) => {
    const id = await plan(team);
    expect((await ask("alice", id, asked)).status).toBe(status);
  });

  it("answers another team's member and nobody exactly as for a release that does not exist", async () => {
    const id = await plan(team);
    const stranger = await makePlanningTeam();
    const cookie = await cookieFor(stranger.people.alice.ref.id);
    const of = (release: string) => call(getGateRoute, { params: { release, phase: GO }, cookie });
    const [theirs, none] = [await of(id), await of(randomUUID())];
    expect([theirs.status, theirs.body]).toEqual([404, none.body]);
    const anonymous = await call(getGateRoute, { params: { release: id, phase: GO } });
    expect((anonymous.body as Problem).code).toBe("not-signed-in");
  });
});
