import { describe, expect, it } from "vitest";
import { newReleaseBody } from "@/lib/contracts/plan";
import { toTemplate } from "@/lib/domain/checklist/own-template/document";
import { copyOf } from "@/lib/domain/checklist/own-template/testing/documents";
import { USUAL_LADDER } from "@/lib/domain/checklist/templates/canary/ladder";
import { errorSentence, findErrors } from "./plan-errors";
import { emptyForm, type PlanForm, planForm, toBody } from "./plan-form";
import { previewPlan } from "./plan-preview";
import { EMPTY_HOTFIX, type GateRow, LADDERS, ladderName, rowsOf } from "./plan-tracks";

const person = (place: number, name: string) => ({
  id: `00000000-0000-4000-8000-00000000000${place}`,
  name,
  initials: name.slice(0, 2).toUpperCase(),
});
const [alice, bob, carol, max] = [person(1, "Alice"), person(2, "Bob"), person(3, "Carol"), person(4, "Max")];
const context = { viewer: max, members: [alice, bob, carol, max], allowSelfApproval: false };
const NOW = "2026-11-23T19:00:00.000Z";

const form = (changes: Partial<PlanForm>): PlanForm => ({
  ...emptyForm("Europe/London"),
  serviceId: "00000000-0000-4000-8000-0000000000aa",
  fromVersion: "v3.0.0",
  toVersion: "v3.1.0",
  t0: { date: "2026-11-26", time: "19:00", pick: null },
  roster: [
    { role: "deployer", userId: alice.id },
    { role: "approver", userId: bob.id },
    { role: "commander", userId: carol.id },
  ],
  ...changes,
});
const canary = (changes: Partial<PlanForm> = {}) => form({ strategy: "canary", ...changes });
const hotfix = (changes: Partial<PlanForm["hotfix"]> = {}) =>
  form({ criticality: "hotfix", hotfix: { ...EMPTY_HOTFIX, description: "Nobody can pay", ...changes } });
const preview = (of: PlanForm) => previewPlan(of, context);
const errors = (of: PlanForm) => findErrors(of, { preview: preview(of), now: NOW, plan: true });
const row = (id: string, percent: string, minutes = "5") => ({ id, percent, minutes });
const gate = (changes: Partial<GateRow> = {}): GateRow => ({
  id: "g",
  metric: "p95",
  name: "",
  unit: "count",
  limit: "250",
  better: "higher",
  ...changes,
});

describe("a canary", () => {
  it("sends a ladder only where it is not that of the reference, and its gates in their units", () => {
    expect(toBody(canary(), true)).not.toHaveProperty("ladder");
    const gates = [gate(), gate({ id: "h", metric: "business", name: " Logins ", limit: "30000" }), gate({ id: "i", limit: " " })];
    const body = toBody(canary({ ladder: rowsOf(LADDERS.careful), gates }), true);
    expect(newReleaseBody.parse(body)).toMatchObject({
      ladder: LADDERS.careful,
      gates: [
        { metric: "p95", name: null, unit: "ms", better: "lower", limit: 250 },
        { metric: "business", name: "Logins", unit: "count", better: "higher", limit: 30_000 },
      ],
    });
  });

  it("is told apart from the known ladders by its shares, not by its times", () => {
    expect(ladderName(rowsOf(USUAL_LADDER.map((rung) => ({ ...rung, minutes: 90 }))))).toBe("usual");
    expect(ladderName(rowsOf(LADDERS.careful))).toBe("careful");
    expect(ladderName([row("a", "2"), row("b", "100")])).toBeNull();
  });

  it.each([
    ["no share", [row("a", ""), row("b", "100")], "ladder.a.percent", "a whole percentage above 0"],
    ["a share below the one before", [row("a", "20"), row("b", "10"), row("c", "100")], "ladder.b.percent", "above 20"],
    ["no number", [row("a", "ten"), row("b", "100")], "ladder.a.percent", "a whole percentage"],
    ["no time", [row("a", "10", ""), row("b", "100")], "ladder.a.minutes", "a minute at least"],
    ["no end", [row("a", "10"), row("b", "90")], "ladder.b.percent", "ends at 100 %"],
    ["one stage", [row("a", "100")], "ladder", "two stages"],
    ["more than a week", [row("a", "10", "20000"), row("b", "100")], "ladder.a.minutes", "a week"],
  ])("with %s says so at the row", (_name, ladder, field, text) => {
    expect([...errors(canary({ ladder }))]).toEqual([[field, expect.stringContaining(text)]]);
  });

  it.each([
    ["no number", gate({ limit: "fast" }), "gates.g.limit", "a number"],
    ["a share over 100", gate({ metric: "error-rate", limit: "101" }), "gates.g.limit", "100 %"],
    ["an unnamed figure", gate({ metric: "business" }), "gates.g.name", "Name the business figure"],
  ])("with a gate of %s says so at the row", (_name, one, field, text) => {
    const gates = [gate({ id: "empty", limit: "" }), one];
    expect([...errors(canary({ gates }))]).toEqual([[field, expect.stringContaining(text)]]);
    expect(errorSentence(canary({ gates }), [field, "Not so."])).toBe("Gate 2: Not so.");
  });

  it("is previewed with what of its ladder can be read already", () => {
    const ladder = [row("a", "1"), row("b", ""), row("c", "50", "10"), row("d", "100", "30")];
    const stages = preview(canary({ ladder, gates: [gate()] })).phases.filter((phase) => phase.stage);
    expect(stages.map((phase) => [phase.code, phase.stage?.minimumMinutes])).toEqual([
      ["1%", 5],
      ["50%", 10],
      ["100%", 30],
    ]);
    expect(stages[0]?.stage?.criteria?.at(-1)).toMatchObject({ metric: "p95", compare: "absolute", proceed: 250 });
  });

  it("is asked for nothing where it became a hotfix, or another strategy was taken", () => {
    const ladder = [row("a", "")];
    expect([...errors(form({ ladder, gates: [gate({ limit: "x" })] })).keys()]).toEqual([]);
    expect(toBody(form({ ladder }), true)).not.toHaveProperty("ladder");
    expect(preview(form({ ladder })).phases.every((phase) => phase.stage === null)).toBe(true);
  });
});

describe("a hotfix", () => {
  it("is declared the moment it is planned, or earlier", () => {
    expect(toBody(hotfix(), true).hotfix).toEqual({ severity: "critical", description: "Nobody can pay" });
    const declared = { date: "2026-11-23", time: "18:10", pick: null };
    expect(toBody(hotfix({ isEarlier: true, declared }), true).hotfix).toMatchObject({ declaredAt: "2026-11-23T18:10:00.000Z" });
    expect([...errors(hotfix({ isEarlier: true, declared }))]).toEqual([]);
  });

  it.each([
    ["no words", { description: " " }, "hotfix.description", "Say what is broken"],
    ["no time", { isEarlier: true }, "hotfix.declaredAt", "Choose the date and the time"],
    [
      "a time to come",
      { isEarlier: true, declared: { date: "2026-11-23", time: "19:10", pick: null } },
      "hotfix.declaredAt",
      "in the future",
    ],
  ])("with %s says so", (_name, changes, field, text) => {
    expect([...errors(hotfix(changes))]).toEqual([[field, expect.stringContaining(text)]]);
  });

  it("cannot grow in steps", () => {
    expect([...errors({ ...hotfix(), strategy: "canary" })]).toEqual([["strategy", expect.stringContaining("rolling or blue-green")]]);
  });
});

describe("what was put back", () => {
  const profile = { ...emptyForm("UTC").profile, changes: [] };
  const leftOut = (of: PlanForm) => preview(of).tailoring?.choices.find(({ isIn, phase }) => !isIn && phase !== null)?.key ?? "";

  it("is sent while the plan has a place for it, and stays here where it has none", () => {
    const own = leftOut(form({ profile }));
    expect(toBody(form({ profile, restored: [own, "of-another-ladder"] }), true)).toMatchObject({ restored: [own] });
    expect(toBody(form({ profile, restored: ["of-another-ladder"] }), true)).not.toHaveProperty("restored");
    expect(toBody(form({ profile, restored: [own], isTailored: false }), true)).not.toHaveProperty("restored");
  });
});

describe("what a strategy brings", () => {
  it.each([
    ["blue-green", 11, ["Decommission Blue"]],
    ["feature-flag", 22, ["Remove the flag"]],
    ["rolling", 0, []],
    ["canary", 0, []],
  ] as const)("%s: %d steps, and %j afterwards", (strategy, count, owed) => {
    const { steps, owed: shown } = preview(form({ strategy }));
    expect([steps.flatMap((section) => section.items).length, shown]).toEqual([count, owed]);
  });
});

it("a draft that was kept before there were stages is taken up again", () => {
  const { ladder: _ladder, gates: _gates, hotfix: _hotfix, ...older } = canary();
  expect(planForm.parse({ ...older, hotfix: { severity: "high", description: "x" } })).toMatchObject({
    ladder: rowsOf(USUAL_LADDER),
    gates: [],
    hotfix: { severity: "high", isEarlier: false },
  });
});

describe("a template of the team", () => {
  const id = "00000000-0000-4000-8000-0000000000bb";
  const own = toTemplate({ ...copyOf("canary"), name: "Shop" }, { key: id, version: 3 });
  const chosen = canary({ template: { id, version: 3, track: "canary" }, ladder: [row("a", "50"), row("b", "100")] });

  it("is sent with its version and without a ladder, while the release is on its track", () => {
    expect(toBody(chosen, true)).toMatchObject({ template: { id, version: 3 } });
    expect(toBody(chosen, true)).not.toHaveProperty("ladder");
    expect(toBody({ ...chosen, strategy: "rolling" }, true)).not.toHaveProperty("template");
    expect(newReleaseBody.safeParse(toBody(chosen, true)).success).toBe(true);
  });

  it("is previewed once it is loaded, and keeps the plan from being made before", () => {
    const loaded = previewPlan(chosen, { ...context, own });
    expect(loaded.release.details.template).toEqual({ key: id, version: 3, track: "canary" });
    expect(loaded.phases.filter(({ stage }) => stage)).toHaveLength(5);
    expect(errors(chosen).get("template")).toBe("This template is not loaded yet.");
    expect(findErrors(chosen, { preview: loaded, now: NOW, plan: true }).has("template")).toBe(false);
  });
});
