import { describe, expect, it } from "vitest";
import { stateAfter, T0 } from "@/lib/domain/release/testing/fixture";
import { inStatus } from "@/lib/domain/release/testing/statuses";
import { at } from "@/lib/domain/sign-off/testing/fixture";
import { canaryRoom, record, recordGood, started } from "@/lib/domain/stage/testing/canary-room";
import { criteriaRows, suggestedReason } from "./criteria-rows";

describe("the criteria of a rollback", () => {
  it("are the nine of the guide, unseen", () => {
    const rows = criteriaRows(inStatus("deploying"));
    expect(rows.map(({ key }) => key)).toEqual([
      "error-rate",
      "latency-p95",
      "critical-function",
      "data-loss",
      "security",
      "compliance",
      "migration",
      "cascade",
      "customer-reports",
    ]);
    expect(new Set(rows.map(({ standing }) => standing))).toEqual(new Set(["unseen"]));
    expect(suggestedReason(inStatus("deploying"))).toBeNull();
  });

  it.each([
    [180, "clear", "−18.2%"],
    [264, "near", "+20.0%"],
    [286, "breached", "+30.0%"],
  ] as const)("with a p95 of %d ms is %s", (value, standing, measured) => {
    const room = started(canaryRoom());
    room.now = at(5);
    recordGood(room, "stage-10");
    record(room, "stage-10", { value });
    expect(criteriaRows(room.state).find(({ key }) => key === "latency-p95")).toMatchObject({ standing, measured });
    expect(criteriaRows(room.state).find(({ key }) => key === "data-loss")).toMatchObject({ standing: "unseen", measured: null });
  });

  it("have what a trigger or an alert of the team's own told after them, and the first of all is the reason", () => {
    const told = { type: "cause.report", isFiring: true, url: "", observedAt: T0 } as const;
    const own = stateAfter(inStatus("deploying"), "mia", { ...told, source: "a", criterion: null, text: "Disk (shop)" });
    const both = stateAfter(own, "mia", { ...told, source: "b", criterion: "restarts", text: "RollbackRestarts" });
    expect(criteriaRows(both).slice(9)).toMatchObject([
      { key: "restarts", standing: "breached" },
      { text: "Disk (shop)", standing: "breached" },
    ]);
    expect(suggestedReason(both)).toEqual({ text: "Disk (shop)" });
    const seen = stateAfter(inStatus("deploying"), "mia", { type: "cause.see", criterion: "security" });
    expect(suggestedReason(seen)).toEqual({ criterion: "security" });
  });
});
