import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { PhaseState, ReleaseState } from "@/lib/domain/release/state";
import { type AxisRelease, axisOffset, formatOffset, moveT0, phaseDueAt, t0Of } from "./axis";
import { addMinutes } from "./instant";

const PLANNED = "2025-02-13T19:00:00.000Z";
const ACTUAL = "2025-02-13T19:20:30.000Z";
const OPENED = "2025-02-13T19:41:00.000Z";

const details: ReleaseState["details"] = {
  service: { id: "s1", name: "checkout-service" },
  template: { key: "standard", version: 1, track: "standard" },
  environment: "production",
  namespace: "production",
  fromVersion: "v2.2.5",
  toVersion: "v2.3.0",
  artifactDigest: "",
  strategy: "rolling",
  criticality: "critical",
  zone: "Europe/London",
  plannedT0: PLANNED,
  windowStart: PLANNED,
  windowEnd: addMinutes(PLANNED, 120),
  boundWindow: { start: PLANNED, end: addMinutes(PLANNED, 120) },
  impact: "",
  changes: [],
  risks: [],
  rollbackPlan: "",
  rollbackMethod: "",
  thresholds: [],
  links: [],
  allowSelfApproval: false,
};
const planned: AxisRelease = { details, actualT0: null, rollback: null };
const started: AxisRelease = { ...planned, actualT0: ACTUAL };
const rolledBack: AxisRelease = {
  ...started,
  rollback: {
    startedAt: OPENED,
    by: { id: "p1", name: "Alice Smith", initials: "AS" },
    from: "deploying",
    reason: "error rate",
    method: "rollout undo",
    note: "",
    closedAt: null,
  },
};

function phase(code: string, anchor: PhaseState["anchor"], offsetMinutes: number, status: PhaseState["status"] = "open"): PhaseState {
  return {
    key: code.toLowerCase(),
    code,
    name: code,
    kind: anchor === "opening" ? "rollback" : "forward",
    anchor,
    offsetMinutes,
    position: 0,
    stage: null,
    requirements: [],
    status,
    openedAt: null,
    closed: null,
    gateRevision: 0,
  };
}

const PHASES = [
  phase("T-48h", "planned", -48 * 60, "closed"),
  phase("T-2h", "planned", -120),
  phase("T-0", "actual", 0),
  phase("T+15m", "actual", 15),
  phase("Rollback", "opening", 0, "hidden"),
];

describe("phaseDueAt", () => {
  it.each<[string, AxisRelease, PhaseState["anchor"], number, string | null]>([
    ["planned", planned, "planned", -120, "2025-02-13T17:00:00.000Z"],
    ["planned, started", started, "planned", -120, "2025-02-13T17:00:00.000Z"],
    ["actual, not started", planned, "actual", 15, "2025-02-13T19:15:00.000Z"],
    ["actual, started", started, "actual", 15, "2025-02-13T19:35:30.000Z"],
    ["opening, no rollback", started, "opening", 10, null],
    ["opening, rolling back", rolledBack, "opening", 10, "2025-02-13T19:51:00.000Z"],
    ["promotion", started, "promotion", 120, null],
    ["declaration", started, "declaration", 0, null],
  ])("%s", (_, release, anchor, offset, due) => {
    expect(phaseDueAt(phase("x", anchor, offset), release)).toBe(due);
  });
});

describe("axisOffset", () => {
  it.each<[AxisRelease, string, number]>([
    [planned, "2025-02-13T19:12:40.000Z", 12],
    [planned, "2025-02-13T18:47:20.000Z", -12],
    [planned, "2025-02-13T18:59:30.000Z", 0],
    [started, "2025-02-13T19:12:40.000Z", -7],
    [started, ACTUAL, 0],
  ])("%#", (release, instant, minutes) => {
    expect(axisOffset(instant, release)).toBe(minutes);
  });

  it("undoes the addition of minutes to T-0", () => {
    fc.assert(
      fc.property(fc.integer({ min: -500_000, max: 500_000 }), fc.constantFrom(planned, started), (minutes, release) => {
        expect(axisOffset(addMinutes(t0Of(release), minutes), release)).toBe(minutes);
      }),
    );
  });
});

describe("formatOffset", () => {
  it.each([
    [-48 * 60, "T-48h"],
    [-120, "T-2h"],
    [0, "T-0"],
    [-0, "T-0"],
    [0.9, "T-0"],
    [-0.9, "T-0"],
    [15, "T+15m"],
    [-40, "T-40m"],
    [60, "T+1h"],
    [90, "T+1h 30m"],
    [24 * 60, "T+24h"],
    [51 * 60, "T+2d 3h"],
    [48 * 60 + 1, "T+2d 1m"],
    [-5 * 1440, "T-5d"],
    [-(4 * 1440 + 23 * 60 + 47), "T-4d 23h 47m"],
  ])("%d minutes are %s", (minutes, text) => {
    expect(formatOffset(minutes)).toBe(text);
  });

  it("can be read back", () => {
    fc.assert(
      fc.property(fc.integer({ min: -300_000, max: 300_000 }), (minutes) => {
        const text = formatOffset(minutes);
        const size = [...text.matchAll(/(\d+)([dhm])/g)].reduce(
          (sum, [, count, unit]) => sum + Number(count) * (unit === "d" ? 1440 : unit === "h" ? 60 : 1),
          0,
        );
        expect(text.startsWith("T-") && size > 0 ? -size : size).toBe(minutes);
      }),
    );
  });
});

describe("moveT0", () => {
  const hourLater = {
    plannedT0: addMinutes(PLANNED, 60),
    windowStart: addMinutes(PLANNED, 60),
    windowEnd: addMinutes(PLANNED, 120),
  };
  const brief = (release: AxisRelease, move = hourLater) =>
    moveT0({ ...release, phases: PHASES }, move).map((row) => [row.phase?.code ?? row.what, row.before, row.after]);

  it("names what moves and leaves out what stays", () => {
    expect(brief(planned)).toEqual([
      ["window-start", PLANNED, "2025-02-13T20:00:00.000Z"],
      ["t0", PLANNED, "2025-02-13T20:00:00.000Z"],
      ["T-48h", "2025-02-11T19:00:00.000Z", "2025-02-11T20:00:00.000Z"],
      ["T-2h", "2025-02-13T17:00:00.000Z", "2025-02-13T18:00:00.000Z"],
      ["T-0", PLANNED, "2025-02-13T20:00:00.000Z"],
      ["T+15m", "2025-02-13T19:15:00.000Z", "2025-02-13T20:15:00.000Z"],
    ]);
  });

  it("leaves what hangs on an actual T-0 or on a rollback where it is", () => {
    expect(brief(rolledBack).map(([what]) => what)).toEqual(["window-start", "t0", "T-48h", "T-2h"]);
  });

  it("says which phases are closed already", () => {
    const rows = moveT0({ ...planned, phases: PHASES }, hourLater);
    expect(rows.filter((row) => row.phase?.isClosed).map((row) => row.phase?.code)).toEqual(["T-48h"]);
  });

  it("is empty when nothing moves", () => {
    expect(brief(planned, details)).toEqual([]);
  });

  it("moves every due time by as much as T-0", () => {
    fc.assert(
      fc.property(fc.integer({ min: -20_000, max: 20_000 }), (minutes) => {
        fc.pre(minutes !== 0);
        const move = { ...details, plannedT0: addMinutes(PLANNED, minutes) };
        const rows = moveT0({ ...planned, phases: PHASES }, move);
        expect(rows).toHaveLength(5);
        for (const row of rows) expect(row.after).toBe(addMinutes(row.before, minutes));
      }),
    );
  });
});
