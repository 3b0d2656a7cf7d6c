import { describe, expect, it } from "vitest";
import { decide } from "@/lib/domain/release/decide";
import { RELEASE_STATUSES, type ReleaseState, type ReleaseStatus } from "@/lib/domain/release/state";
import { asking, type PersonKey, refusalOf } from "@/lib/domain/release/testing/fixture";
import { inStatus } from "@/lib/domain/release/testing/statuses";
import type { SetCommand } from "./set-item";

const PHASES = ["t-minus-48h", "t-zero", "t-plus-24h", "rollback"] as const;
type PhaseKey = (typeof PHASES)[number];

/** Ticks an item of the phase, or un-ticks it where it is done: the command always asks for a change. */
function change(state: ReleaseState, phase: PhaseKey, reason?: string): SetCommand {
  const item = state.items.find((one) => one.phase === phase && one.kind === "tick");
  if (!item) throw new Error(`No tick in ${phase}.`);
  return { type: "item.set", item: item.key, status: item.status === "done" ? "todo" : "done", expectedVersion: item.version, reason };
}

const ask = (state: ReleaseState, who: PersonKey, command: SetCommand) => decide(state, command, asking(state, who));

/** `open`: any member; `frozen`: deployer and commander, with a reason; `shut`: nobody. */
type Standing = "open" | "frozen" | "shut";
const TABLE: Record<Exclude<ReleaseStatus, "on-hold">, Record<PhaseKey, Standing>> = {
  draft: { "t-minus-48h": "shut", "t-zero": "shut", "t-plus-24h": "shut", rollback: "shut" },
  planned: { "t-minus-48h": "open", "t-zero": "open", "t-plus-24h": "open", rollback: "shut" },
  preparing: { "t-minus-48h": "open", "t-zero": "open", "t-plus-24h": "open", rollback: "shut" },
  ready: { "t-minus-48h": "frozen", "t-zero": "open", "t-plus-24h": "open", rollback: "shut" },
  deploying: { "t-minus-48h": "frozen", "t-zero": "open", "t-plus-24h": "open", rollback: "shut" },
  verifying: { "t-minus-48h": "frozen", "t-zero": "frozen", "t-plus-24h": "open", rollback: "shut" },
  deployed: { "t-minus-48h": "frozen", "t-zero": "frozen", "t-plus-24h": "frozen", rollback: "shut" },
  completed: { "t-minus-48h": "shut", "t-zero": "shut", "t-plus-24h": "shut", rollback: "shut" },
  "rolling-back": { "t-minus-48h": "shut", "t-zero": "shut", "t-plus-24h": "shut", rollback: "open" },
  "rolled-back": { "t-minus-48h": "shut", "t-zero": "shut", "t-plus-24h": "shut", rollback: "shut" },
  cancelled: { "t-minus-48h": "shut", "t-zero": "shut", "t-plus-24h": "shut", rollback: "shut" },
};

describe("when an item may change", () => {
  const cases = RELEASE_STATUSES.filter((status) => status !== "on-hold").flatMap((status) =>
    PHASES.map((phase) => ({ status, phase, standing: TABLE[status][phase] })),
  );

  it.each(cases)("$phase while $status: $standing", ({ status, phase, standing }) => {
    const state = inStatus(status);
    expect(ask(state, "mia", change(state, phase, "Why")).ok).toBe(standing === "open");
    expect(ask(state, "alice", change(state, phase)).ok).toBe(standing === "open");
    for (const who of ["alice", "carol"] as const) {
      expect(ask(state, who, change(state, phase, "Why")).ok).toBe(standing !== "shut");
    }
    if (standing === "frozen") {
      expect(refusalOf(ask(state, "bob", change(state, phase, "Why")))).toMatchObject({ code: "not-permitted" });
      expect(refusalOf(ask(state, "alice", change(state, phase)))).toMatchObject({ code: "invalid", path: "reason" });
    }
    if (standing === "shut") expect(refusalOf(ask(state, "alice", change(state, phase, "Why")))).toMatchObject({ code: "wrong-state" });
  });

  it("says who can change what is frozen", () => {
    const state = inStatus("ready");
    expect(refusalOf(ask(state, "mia", change(state, "t-minus-48h", "Why"))).message).toBe(
      "Only Alice Smith (deployer) or Carol White (incident commander) can change T-48h after it was closed or the go was given.",
    );
  });

  it("freezes everything before T-0 with the go, also a phase that was reopened", () => {
    const state = inStatus("ready");
    const phases = state.phases.map((phase) => (phase.code === "T-48h" ? { ...phase, status: "open" as const, closed: null } : phase));
    const reopened = { ...state, phases };
    expect(refusalOf(ask(reopened, "mia", change(reopened, "t-minus-48h", "Why")))).toMatchObject({ code: "not-permitted" });
  });
});

describe("on hold", () => {
  it("work on the preparation goes on", () => {
    const state = inStatus("on-hold", "preparing");
    expect(ask(state, "mia", change(state, "t-minus-48h")).ok).toBe(true);
    expect(ask(state, "mia", change(state, "t-zero")).ok).toBe(true);
  });

  it.each([
    ["done", false],
    ["not-applicable", false],
    ["failed", true],
    ["blocked", true],
  ] as const)("a started deployment takes %s: %s", (status, isTaken) => {
    const state = inStatus("on-hold", "deploying");
    const decision = ask(state, "mia", { ...change(state, "t-zero", "Why"), status });
    expect(decision.ok).toBe(isTaken);
    if (!decision.ok) expect(decision.refusal).toMatchObject({ code: "wrong-state" });
  });

  it("an equal tick is a success also where nothing may change any more", () => {
    const state = inStatus("completed");
    const item = state.items.find((one) => one.phase === "t-minus-48h" && one.kind === "tick");
    const decision = ask(state, "mia", { type: "item.set", item: item?.key ?? "", status: "done", expectedVersion: 0 });
    expect(decision).toEqual({ ok: true, events: [] });
  });
});
