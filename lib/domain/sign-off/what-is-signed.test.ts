import { describe, expect, it } from "vitest";
import type { ItemState, ReleaseDetails, ReleaseState } from "@/lib/domain/release/state";
import { gateContent } from "./gate-content";
import { at, item, PEOPLE, release, requiring, roster } from "./testing/fixture";
import {
  digest,
  gate,
  grant,
  idOf,
  itemOf,
  lastRow,
  must,
  openRoom,
  phaseOf,
  type Room,
  refusalOf,
  rows,
  set,
  sign,
  toGo,
} from "./testing/room";

describe("SIGNOFF rule 11: signing opens when every required item is resolved", () => {
  it.each<[string, Partial<ItemState>]>([
    ["to do", { status: "todo" }],
    ["blocked", { status: "blocked", reason: "Waiting" }],
    ["failed", { status: "failed", reason: "Red" }],
    ["waived without an end", { status: "waived", reason: "Later" }],
    ["waived until now", { status: "waived", reason: "Later", waivedUntil: at(-120) }],
    ["a result that failed", { kind: "result", status: "done", outcome: "fail" }],
    ["a result that was not tested", { kind: "result", status: "done", outcome: "not-tested" }],
  ])("SIGNOFF rule 11: refused while a required item is %s", (_, change) => {
    const room = toGo(openRoom());
    replaceItem(room, "t-2h/1", change);
    const refusal = refusalOf(room, "amir", grant(room, "amir", "t-2h", "approver"));
    expect(refusal).toMatchObject({ code: "gate-closed", details: { conditions: [{ code: "item-open", item: "t-2h/1" }] } });
    expect(rows(room)).toEqual([]);
  });

  it.each<[string, Partial<ItemState>]>([
    ["done", { status: "done" }],
    ["not applicable", { status: "not-applicable", reason: "No database" }],
    ["waived until later", { status: "waived", reason: "Later", waivedUntil: at(-119) }],
    ["a result that passed", { kind: "result", status: "done", outcome: "pass" }],
  ])("SIGNOFF rule 11: possible when the last one is %s", (_, change) => {
    const room = toGo(openRoom());
    replaceItem(room, "t-2h/1", change);
    expect(gate(room, "t-2h").display).toBe("awaiting");
    sign(room, "amir", "t-2h", "approver");
  });

  it("SIGNOFF rule 11: a parent counts by its required children", () => {
    const children = [item("child", "t-2h", { parent: "t-2h/parent" }), item("leaf", "t-2h", { parent: "t-2h/parent", required: false })];
    const room = openRoom({ items: [...release().items, item("t-2h/parent", "t-2h", { kind: "parent" }), ...children] });
    for (const key of ["t-48h/1", "t-48h/2", "t-2h/1", "t-2h/2"]) set(room, key, { status: "done" });
    must(room, "dana", { type: "phase.close", phase: "t-48h", reason: "Early" });
    expect(gate(room, "t-2h").conditions.flatMap((one) => one.item ?? [])).toEqual(["t-2h/parent", "child"]);
    set(room, "child", { status: "done" });
    expect(gate(room, "t-2h").display).toBe("awaiting");
  });

  it.each([
    ["to do", "todo"],
    ["blocked", "blocked"],
    ["failed", "failed"],
  ] as const)("SIGNOFF rule 11: an optional item %s takes an explicit acceptance", (_, status) => {
    const room = toGo(openRoom());
    replaceItem(room, "t-2h/optional", { status, reason: "Because" });
    const refusal = refusalOf(room, "amir", grant(room, "amir", "t-2h", "approver", { acceptOpen: undefined }));
    expect(refusal).toMatchObject({ code: "invalid", path: "acceptOpen", details: { items: ["t-2h/optional"] } });
    sign(room, "amir", "t-2h", "approver", { acceptOpen: true });
  });

  it("SIGNOFF rule 11: with every optional item answered no acceptance is asked for", () => {
    const room = toGo(openRoom());
    set(room, "t-2h/optional", { status: "done" });
    sign(room, "amir", "t-2h", "approver", { acceptOpen: false });
  });
});

describe("SIGNOFF rule 11: what a sign-off stores", () => {
  it("SIGNOFF rule 11: role, printed name, time, meaning, comment and the digest of what was shown", () => {
    const room = toGo(openRoom());
    const shown = digest(room, "t-2h");
    sign(room, "amir", "t-2h", "approver", { comment: " Looks good " });
    expect(lastRow(room)).toEqual({
      id: idOf(room, "amir", "t-2h"),
      phase: "t-2h",
      revision: 1,
      kind: "granted",
      refersTo: null,
      role: "approver",
      person: PEOPLE.amir,
      initials: "AA",
      meaning: expect.stringMatching(/^As approver I agree that checkout-service v2\.3\.0 is deployed to production\./),
      comment: "Looks good",
      digest: shown,
      at: at(-120),
      expiresAt: at(180),
      labels: [],
    });
  });

  it("SIGNOFF rule 11: the digest is the server's; another one is refused as stale, with what is there now", () => {
    const room = toGo(openRoom());
    const refusal = refusalOf(room, "amir", grant(room, "amir", "t-2h", "approver", { digest: "seen" }));
    expect(refusal).toMatchObject({ code: "stale", details: { digest: digest(room, "t-2h"), content: gateContent(room.state, "t-2h") } });
  });

  type Edit = [string, (state: ReleaseState) => ReleaseState];
  const details = (changes: Partial<ReleaseDetails>) => (state: ReleaseState) => ({ ...state, details: { ...state.details, ...changes } });
  const changedItem = (key: string, changes: Partial<ItemState>) => (state: ReleaseState) => ({
    ...state,
    items: state.items.map((one) => (one.key === key ? { ...one, ...changes } : one)),
  });
  const evidence = (url: string, label: string) => [{ id: label, url, label, by: PEOPLE.mia, at: at(-130) }];

  it.each<Edit>([
    ["the service", details({ service: { id: "service-1", name: "cart-service" } })],
    ["the version", details({ toVersion: "v2.3.1" })],
    ["the previous version", details({ fromVersion: "v2.2.4" })],
    ["the artifact digest", details({ artifactDigest: "sha256:b" })],
    ["the environment", details({ environment: "staging" })],
    ["the namespace", details({ namespace: "other" })],
    ["the strategy", details({ strategy: "blue-green" })],
    ["the criticality", details({ criticality: "critical" })],
    ["the bound window", details({ boundWindow: { start: at(-60), end: at(240) } })],
    ["the zone", details({ zone: "Europe/Paris" })],
    ["the rollback plan", details({ rollbackPlan: "Another" })],
    ["the rollback method", details({ rollbackMethod: "Another" })],
    ["a threshold", details({ thresholds: [{ metric: "Error rate", limit: "6 %" }] })],
    ["the requirements", (state) => ({ ...state, phases: requiring("t-2h", [{ role: "approver", count: 2 }]) })],
    ["the roster", (state) => ({ ...state, roster: roster("deployer dana", "approver ben", "commander cleo") })],
    ["the status of a required item", changedItem("t-2h/1", { status: "failed" })],
    ["its value", changedItem("t-2h/1", { value: "blue" })],
    ["its outcome", changedItem("t-2h/1", { outcome: "pass" })],
    ["its reason", changedItem("t-2h/1", { reason: "Other" })],
    ["the end of its waiver", changedItem("t-2h/1", { waivedUntil: at(60) })],
    ["its title", changedItem("t-2h/1", { title: "Other" })],
    ["its evidence", changedItem("t-2h/1", { evidence: evidence("https://ci.example/1", "a") })],
    ["a required item of an earlier phase", changedItem("t-48h/1", { status: "todo" })],
    ["which items there are", (state) => ({ ...state, items: state.items.filter((one) => one.key !== "t-2h/2") })],
  ])("SIGNOFF rule 11: the digest covers %s", (_, edit) => {
    const { state } = toGo(openRoom());
    expect(gateContent(edit(state), "t-2h")).not.toEqual(gateContent(state, "t-2h"));
  });

  it.each<Edit>([
    ["an optional item", changedItem("t-2h/optional", { status: "failed" })],
    ["a required item of a later phase", changedItem("t-0/1", { status: "done" })],
    ["notes", changedItem("t-2h/1", { notes: [{ id: "n", text: "Note", by: PEOPLE.mia, at: at(-130) }] })],
    ["an assignee", changedItem("t-2h/1", { assignee: PEOPLE.mia })],
    ["who ticked an item, and when", changedItem("t-2h/1", { by: PEOPLE.ben, at: at(-125) })],
    ["the version counter of an item", changedItem("t-2h/1", { version: 9 })],
    ["T-0 and the window within the tolerance", details({ plannedT0: at(20), windowStart: at(-40), windowEnd: at(200) })],
    ["impact, changes, risks and links", details({ impact: "Some", risks: [{ risk: "r", mitigation: "m" }] })],
    ["the order of the roster", (state) => ({ ...state, roster: state.roster.toReversed() })],
    ["sign-offs", (state) => ({ ...state, signOffs: [] })],
  ])("SIGNOFF rule 11: the digest does not cover %s", (_, edit) => {
    const { state } = toGo(openRoom());
    expect(gateContent(edit(state), "t-2h")).toEqual(gateContent(state, "t-2h"));
  });

  it("SIGNOFF rule 11: a rollback is signed for the decision that is being closed", () => {
    const { state } = toGo(openRoom());
    const rollback = {
      startedAt: at(20),
      by: PEOPLE.cleo,
      from: "deploying",
      reason: "Errors",
      method: "Undo",
      note: "",
      closedAt: null,
    } as const;
    const [one, other] = ["Errors", "Slow"].map((reason) => gateContent({ ...state, rollback: { ...rollback, reason } }, "rollback"));
    expect(one?.rollback.decided).toEqual({ reason: "Errors", method: "Undo", note: "" });
    expect(one).not.toEqual(other);
    expect(one?.items.map((entry) => entry.key)).toEqual(["rollback/1", "rollback/2"]);
  });
});

describe("SIGNOFF rule 13: rows are only appended", () => {
  it("SIGNOFF rule 13: an ending is a row of its own that names whose sign-off it was; the first one stays as it was", () => {
    const room = toGo(openRoom());
    sign(room, "amir", "t-2h", "approver");
    const given = lastRow(room);
    must(room, "ben", { type: "item.note", item: "t-2h/1", text: "Seen" });
    must(room, "amir", { type: "sign-off.revoke", signOff: given.id, reason: "Wait" });
    expect(room.state.signOffs[0]).toBe(given);
    expect(lastRow(room)).toEqual({
      ...given,
      id: lastRow(room).id,
      kind: "revoked",
      refersTo: given.id,
      comment: "Wait",
      expiresAt: null,
    });
  });

  it("SIGNOFF rule 13: each sign-off ends at most once", () => {
    const room = toGo(openRoom());
    sign(room, "amir", "t-2h", "approver");
    const signOff = idOf(room, "amir", "t-2h");
    must(room, "amir", { type: "sign-off.revoke", signOff, reason: "" });
    expect(refusalOf(room, "amir", { type: "sign-off.revoke", signOff, reason: "" }).code).toBe("wrong-state");
    set(room, "t-2h/1", { status: "todo" });
    room.now = at(2000);
    must(room, "clock", { type: "clock.sweep" });
    expect(rows(room)).toEqual(["granted amir approver", "revoked amir approver"]);
  });

  it("SIGNOFF rule 13: the ended ones stay to be seen, with how they ended", () => {
    const room = toGo(openRoom());
    sign(room, "amir", "t-2h", "approver");
    must(room, "amir", { type: "sign-off.revoke", signOff: idOf(room, "amir", "t-2h"), reason: "Wait" });
    sign(room, "amir", "t-2h", "approver");
    set(room, "t-2h/1", { status: "failed" });
    expect(gate(room, "t-2h").ended.map(({ row, kind, endedAt }) => `${row.person.id} ${kind} ${endedAt}`)).toEqual([
      `amir revoked ${at(-120)}`,
      `amir superseded ${at(-120)}`,
    ]);
    expect(phaseOf(room, "t-2h").gateRevision).toBe(3);
  });
});

/** An item as some earlier history would have left it. */
function replaceItem(room: Room, key: string, change: Partial<ItemState>): void {
  const changed = { ...itemOf(room, key), ...change };
  room.state = { ...room.state, items: room.state.items.map((one) => (one.key === key ? changed : one)) };
}
