import { describe, expect, it } from "vitest";
import { CANARY_TEMPLATE } from "@/lib/domain/checklist/templates/canary";
import { at, release, stateAfter, T0, withItem } from "@/lib/domain/release/testing/fixture";
import { fillDraft, missingFields, newDraft } from "./draft";
import { figureProblem } from "./figures";
import { MESSAGE_KINDS } from "./kind-names";

const url = "https://releases.example.com/t/payments/releases/1";
const texts = (kind: (typeof MESSAGE_KINDS)[number], state = release(), now = T0) =>
  Object.fromEntries(fillDraft(newDraft(kind, null), { state, now, url }).fields.map((one) => [one.key, one.text]));

describe("a draft", () => {
  it("says what the plan says in the 48-hour notice, with times in the zone of the release", () => {
    expect(texts("pre-notice")).toMatchObject({
      application: "checkout-service, production",
      version: "v2.3.0, after v2.2.5",
      window: "Thu 26 Nov, 19:00 GMT; window 18:00 GMT to Thu 26 Nov, 22:00 GMT",
      duration: "4 h",
      deployer: "Alice Smith",
      approver: "Bob Jones",
      changes: "Discount codes",
      rollbackPlan: "Undo the rollout",
      updatesAt: url,
    });
  });

  it("follows the release until somebody writes, and then keeps their words", () => {
    const draft = newDraft("pre-notice", null);
    const written = {
      ...draft,
      fields: draft.fields.map((one) => (one.key === "impact" ? { ...one, text: "A minute of read-only" } : one)),
    };
    const { fields } = fillDraft(written, { state: release({ impact: "None" }), now: T0, url });
    expect(fields.find((one) => one.key === "impact")).toEqual({
      key: "impact",
      text: "A minute of read-only",
      live: "None",
      isLive: false,
      isMissing: false,
    });
    expect(fields.find((one) => one.key === "version")).toMatchObject({ isLive: true });
  });

  it("leaves to a person what only a person can say", () => {
    expect(missingFields(fillDraft(newDraft("status-update", null), { state: release(), now: T0, url }).fields)).toContain("decision");
  });

  it("names what failed, with its reason", () => {
    const item = release().items[0]?.key ?? "";
    const state = withItem(release(), item, { status: "failed", reason: "Two tests are red" });
    expect(texts("status-update", state).issues).toContain("Two tests are red");
  });

  it("quotes the last reading of each metric, as a figure that can be sent", () => {
    const reading = { type: "reading.record", phase: "t-plus-15m", metric: "p95", name: null, side: "stable", unit: "ms" } as const;
    const started = { ...release(), status: "deploying" as const, actualT0: T0 };
    const first = stateAfter(started, "mia", { ...reading, value: 180 }, { now: at(16) });
    const state = stateAfter(first, "mia", { ...reading, value: 145 }, { now: at(17) });
    const phases = state.phases.map((one) => (one.anchor === "planned" ? { ...one, status: "closed" as const } : one));
    const closing = { at: at(10), by: { id: "a", name: "A", initials: "A" }, how: "act", reason: null } as const;
    const at15 = {
      ...state,
      phases: phases.map((one) => (one.code === "T-0" ? { ...one, status: "closed" as const, closed: closing } : one)),
    };
    const { fields } = fillDraft(newDraft("status-update", null), { state: at15, now: at(18), url });
    const health = fields.find((one) => one.key === "health")?.text ?? "";
    expect(health).toContain(`{{${state.readings?.[1]?.id}}}`);
    expect(health).not.toContain(`{{${state.readings?.[0]?.id}}}`);
    expect(figureProblem(fields, state.readings ?? [])).toBeNull();
  });

  const canary = { ...release({ strategy: "canary" }, CANARY_TEMPLATE), status: "deploying" as const, actualT0: T0 };
  const inStage = {
    ...canary,
    phases: canary.phases.map((one) => (one.anchor === "planned" ? { ...one, status: "closed" as const } : one)),
  };
  const measured = "p95 is 281 ms against 220 ms";
  const failed = withItem(inStage, "logs-at-10", { status: "failed", reason: measured });
  const states = [
    ["as planned", release()],
    ["in a stage", inStage],
    ["with what failed", failed],
    ["rolled back", stateAfter(failed, "carol", { type: "rollback.start", reason: measured, method: "Abort" }, { now: at(9) })],
  ] as const;

  it.each(MESSAGE_KINDS.flatMap((kind) => states.map(([name, state]) => [kind, name, state] as const)))(
    "of a %s, %s, never types a figure of its own",
    (kind, _, state) => {
      const { fields } = fillDraft(newDraft(kind, null), { state, now: at(10), url });
      expect(figureProblem(fields, [])).toBeNull();
    },
  );

  it("says why it was rolled back, with the stage where that was decided", () => {
    const back = (reason: string) => stateAfter(inStage, "carol", { type: "rollback.start", reason, method: "Abort" }, { now: at(9) });
    expect(texts("rollback-notice", back("At 10%: sign-in is slow")).issue).toBe("At 10% of traffic: sign-in is slow");
    expect(texts("rollback-notice", back(measured)).issue).toBe("");
  });

  it("names a stage by its share, and a failed item without the numbers that somebody typed", () => {
    expect(texts("status-update", failed)).toMatchObject({
      stage: "10% of traffic",
      health: expect.stringContaining("required checks of 10% of traffic are done"),
      issues: "The canary logs hold no critical error",
    });
  });
});
