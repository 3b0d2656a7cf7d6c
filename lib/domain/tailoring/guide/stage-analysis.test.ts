import { describe, expect, it, test } from "vitest";
import { isDecisionStage, isStage } from "@/lib/domain/stage/stage-time";
import { canaryRoom } from "@/lib/domain/stage/testing/canary-room";
import { stageAnalysis } from "./stage-analysis";

const { state } = canaryRoom();
const stages = state.phases.filter(isStage);

describe("what a stage is judged by", () => {
  test.each(stages.filter(isDecisionStage).map((phase) => [phase.code, phase] as const))(
    "%s: its own numbers, items and minutes",
    (_, phase) => {
      const analysis = stageAnalysis(state, phase);
      expect(analysis?.period).toBe(`watched for ${phase.stage.minimumMinutes}m at least`);
      expect(analysis?.points.slice(0, 2)).toEqual([
        { name: "Error rate", text: "less than +1 pp, roll back over +5 pp" },
        { name: "p95 latency", text: "less than +10%, roll back over +25%" },
      ]);
      const items = state.items.filter((item) => item.phase === phase.key).map(({ title }) => title);
      for (const { name } of analysis?.points.slice(2) ?? []) expect(items).toContain(name);
    },
  );

  it("names a person's part at the first stage: logs and resources", () => {
    const first = stages[0];
    expect(first && stageAnalysis(state, first)?.points).toHaveLength(4);
  });

  it("is nothing where nothing is decided", () => {
    const last = stages.at(-1);
    expect(last && stageAnalysis(state, last)).toBeNull();
  });
});
