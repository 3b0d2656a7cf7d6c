import { describe, expect, it } from "vitest";
import { newReleaseBody } from "@/lib/contracts/plan";
import { createPlanDraft } from "./plan-draft";
import { errorSentence, findErrors, serverErrors, stepOf } from "./plan-errors";
import { emptyForm, type PlanForm, timesOf, toBody } from "./plan-form";
import { type PlanContext, previewPlan } from "./plan-preview";

const person = (id: string, name: string) => ({ id, name, initials: name.slice(0, 2) });
const [alice, bob, carol, max] = [
  person("00000000-0000-4000-8000-000000000001", "Alice"),
  person("00000000-0000-4000-8000-000000000002", "Bob"),
  person("00000000-0000-4000-8000-000000000003", "Carol"),
  person("00000000-0000-4000-8000-000000000004", "Max"),
];
const context: PlanContext = { viewer: max, members: [alice, bob, carol, max], allowSelfApproval: false };
const NOW = "2026-11-23T19:00:00.000Z";

const form = (changes: Partial<PlanForm> = {}): PlanForm => ({
  ...emptyForm("Europe/London"),
  serviceId: "00000000-0000-4000-8000-0000000000aa",
  fromVersion: "v2.2.5",
  toVersion: "v2.3.0",
  t0: { date: "2026-11-26", time: "19:00", pick: null },
  roster: [
    { role: "deployer", userId: alice.id },
    { role: "approver", userId: bob.id },
  ],
  ...changes,
});
const errors = (of: PlanForm, plan = true) => Object.fromEntries(findErrors(of, { preview: previewPlan(of, context), now: NOW, plan }));

describe("what is sent", () => {
  it("is taken by the contract as it is", () => {
    expect(newReleaseBody.safeParse(toBody(form(), true)).error).toBeUndefined();
  });

  it("hangs the window on T-0, also across a change of the clocks", () => {
    const times = timesOf(form({ t0: { date: "2026-10-25", time: "02:15", pick: null }, opensBefore: 90 }));
    expect(times).toEqual({
      plannedT0: "2026-10-25T02:15:00.000Z",
      windowStart: "2026-10-25T00:45:00.000Z",
      windowEnd: "2026-10-25T04:15:00.000Z",
    });
  });

  it("leaves empty rows out", () => {
    const links = [
      { id: "a", label: "", url: " " },
      { id: "b", label: "Board", url: "https://example.com" },
    ];
    expect(toBody(form({ links }), true).links).toEqual([{ label: "Board", url: "https://example.com" }]);
  });
});

describe("what is wrong", () => {
  it("is nothing with a form that can be planned", () => {
    expect(errors(form())).toEqual({});
  });

  it.each([
    ["no service", { serviceId: "" }, ["serviceId"]],
    ["no versions", { fromVersion: "", toVersion: "" }, ["fromVersion", "toVersion"]],
    ["equal versions", { toVersion: "v2.2.5" }, ["toVersion"]],
    ["no T-0", { t0: { date: "", time: "", pick: null } }, ["plannedT0"]],
    ["a T-0 that the clocks skip", { t0: { date: "2027-03-28", time: "01:30", pick: null } }, ["plannedT0"]],
    ["a T-0 two days ago", { t0: { date: "2026-11-21", time: "12:00", pick: null } }, ["plannedT0"]],
    ["a window of more than a day", { closesAfter: 26 * 60 }, ["windowEnd"]],
    ["a digest that is none", { artifactDigest: "sha256:1" }, ["artifactDigest"]],
    ["nobody to approve", { roster: [{ role: "deployer" as const, userId: alice.id }] }, ["roster.approver"]],
    ["a commander missing where one signs", { criticality: "critical" as const }, ["roster.commander"]],
  ])("%s", (_name, changes, fields) => {
    expect(Object.keys(errors(form(changes)))).toEqual(fields);
  });

  it("is told in the order of the questions", () => {
    const all = errors({ ...emptyForm("UTC"), links: [{ id: "a", label: "x", url: "" }], environment: "" });
    expect(Object.keys(all)).toEqual([
      "serviceId",
      "fromVersion",
      "toVersion",
      "environment",
      "links.a.url",
      "roster.deployer",
      "plannedT0",
    ]);
  });

  it("lets a draft have gaps in its roster, but nobody in two roles that exclude each other", () => {
    expect(errors(form({ roster: [] }), false)).toEqual({});
    const both = ["deployer", "approver"].map((role) => ({ role: role as "deployer", userId: alice.id }));
    expect(Object.keys(errors(form({ roster: both }), false))).toEqual(["roster.approver"]);
  });

  it("finds that the only approver made the release, unless the service allows it", () => {
    const own = form({
      roster: [
        { role: "deployer", userId: alice.id },
        { role: "approver", userId: max.id },
      ],
    });
    expect(errors(own)).not.toEqual({});
    expect(previewPlan(own, context).barred).toMatchObject([
      { role: "approver", text: expect.stringContaining("Max created this release") },
    ]);
    const preview = previewPlan(own, { ...context, allowSelfApproval: true });
    expect(findErrors(own, { preview, now: NOW, plan: true }).size).toBe(0);
  });

  it("points at the row on the screen, whatever empty rows lie before it", () => {
    const links = [
      { id: "empty", label: "", url: "" },
      { id: "bad", label: "Board", url: "javascript:alert(1)" },
    ];
    expect(Object.keys(errors(form({ links })))).toEqual(["links.bad.url"]);
    expect([
      ...serverErrors(
        form({ links }),
        new Map([
          ["links.0.url", "No"],
          ["roster.0", "Who"],
        ]),
      ),
    ]).toEqual([
      ["links.bad.url", "No"],
      ["roster", "Who"],
    ]);
  });

  it("says what a message is about where it stands alone", () => {
    const links = [
      { id: "a", label: "", url: "" },
      { id: "bad", label: "Board", url: "ftp://x" },
    ];
    expect(errorSentence(form({ links }), ["links.bad.url", "Not so."])).toBe("Link 2: Not so.");
    expect(errorSentence(form(), ["environment", "Write something here."])).toBe("Environment: Write something here.");
    expect(errorSentence(form(), ["roster.approver", "Name somebody as approver."])).toBe("Name somebody as approver.");
  });

  it.each([
    ["toVersion", "profile"],
    ["links.bad.url", "profile"],
    ["roster.approver", "people"],
    ["windowEnd", "people"],
  ])("%s is asked on the step %s", (field, step) => {
    expect(stepOf(field)).toBe(step);
  });
});

describe("the preview", () => {
  it("has the phases of the template with their due times, items and signers", () => {
    const preview = previewPlan(form(), context);
    expect(preview.phases.map((phase) => phase.code)).toEqual(["T-48h", "T-2h", "T-0", "T+15m", "T+2h", "T+24h", "Rollback"]);
    expect(preview.phases[0]?.dueAt).toBe("2026-11-24T19:00:00.000Z");
    expect(preview.phases.at(-1)?.dueAt).toBeNull();
    expect(preview.phases[1]?.signs.map((sign) => [sign.role, sign.people.map((one) => one.name)])).toEqual([
      ["deployer", ["Alice"]],
      ["approver", ["Bob"]],
    ]);
    expect(preview.signOffCount).toBe(6);
  });

  it("asks the commander too where the release is production-critical", () => {
    const preview = previewPlan(form({ criticality: "critical" }), context);
    expect(preview.signOffCount).toBe(8);
    expect(preview.problems.map((problem) => problem.text).join(" ")).toContain("incident commander");
  });

  it("forgets people who left the team", () => {
    const preview = previewPlan(form(), { ...context, members: [alice] });
    expect(preview.roster.map((entry) => entry.person.name)).toEqual(["Alice"]);
  });
});

describe("the draft", () => {
  it("works where the browser keeps nothing, and says so", () => {
    const store = createPlanDraft("key", emptyForm("UTC"), () => 7);
    let told = 0;
    store.subscribe(() => {
      told += 1;
    });
    store.set({ toVersion: "v1" });
    store.set((before) => ({ environment: `${before.environment}-eu` }));
    expect(store.get()).toMatchObject({ savedAt: 7, isKept: false, form: { toVersion: "v1", environment: "production-eu" } });
    expect(told).toBe(2);
    store.clear();
    expect(store.get()).toMatchObject({ savedAt: null, form: { toVersion: "" } });
  });
});
