import { gateContent } from "@/lib/domain/sign-off/gate-content";
import { goPhase, isBeforeStart } from "../release-phases";
import type { PhaseState, ReleaseState, ReleaseStatus, SignOffRow } from "../state";
import { asking, at, PEOPLE, release, T0 } from "./fixture";

/**
 * The fixture's release in a status, as if it had come there in the usual way: what a status implies is true of it (items
 * done, phases closed and signed, started or not). A release on hold was held in `held`, while preparing unless told otherwise.
 */
export function inStatus(status: ReleaseStatus, held: ReleaseStatus = "preparing"): ReleaseState {
  if (status === "on-hold") {
    const before = inStatus(held);
    return { ...before, status, hold: { since: T0, by: PEOPLE.carol, reason: "Waiting", from: held, agreed: [] } };
  }
  const base = release({ plan: status !== "draft" });
  if (status === "rolling-back" || status === "rolled-back") return rolledBack(inStatus("deploying"), status);
  const reached = STAGES.indexOf(status);
  const ready = reached >= STAGES.indexOf("ready") ? signed(closed(base, isBeforeStart)) : base;
  const started = reached >= STAGES.indexOf("deploying") ? { ...ready, actualT0: T0 } : ready;
  const deployed =
    reached >= STAGES.indexOf("verifying") ? closed(started, (phase) => isBeforeStart(phase) || phase.code === "T-0") : started;
  const ended = reached >= STAGES.indexOf("deployed") ? closed(deployed, (phase) => phase.kind === "forward") : deployed;
  return { ...ended, status };
}

const STAGES: readonly ReleaseStatus[] = ["draft", "planned", "preparing", "ready", "deploying", "verifying", "deployed", "completed"];

function closed(state: ReleaseState, which: (phase: PhaseState) => boolean): ReleaseState {
  const closing = { at: at(-120), by: PEOPLE.alice, how: "act", reason: null } as const;
  const phases = state.phases.map((phase): PhaseState => (which(phase) ? { ...phase, status: "closed", closed: closing } : phase));
  const keys = new Set(phases.filter(which).map((phase) => phase.key));
  const items = state.items.map((item) =>
    keys.has(item.phase) ? { ...item, status: "done" as const, at: at(-130), by: PEOPLE.mia } : item,
  );
  return { ...state, phases, items };
}

/** Everybody whom the go asks has signed it, two hours before T-0. */
function signed(state: ReleaseState): ReleaseState {
  const go = goPhase(state);
  if (!go) return state;
  const digest = asking(state, "alice").digestOf(gateContent(state, go.key));
  const signOffs = go.requirements.flatMap(({ role }): SignOffRow[] =>
    state.roster
      .filter((entry) => entry.role === role)
      .map(({ person }) => ({
        id: `sign-off-${person.id}`,
        phase: go.key,
        revision: go.gateRevision,
        kind: "granted",
        refersTo: null,
        role,
        person,
        initials: person.initials,
        meaning: "Go",
        comment: "",
        digest,
        at: at(-120),
        expiresAt: state.details.windowEnd,
        labels: [],
      })),
  );
  return { ...state, signOffs };
}

function rolledBack(state: ReleaseState, status: "rolling-back" | "rolled-back"): ReleaseState {
  const closedAt = status === "rolled-back" ? at(40) : null;
  const open = (phase: PhaseState): PhaseState => (phase.kind === "rollback" ? { ...phase, status: "open", openedAt: at(20) } : phase);
  return {
    ...state,
    status,
    phases: state.phases.map(open),
    rollback: { startedAt: at(20), by: PEOPLE.carol, from: "deploying", reason: "Errors", method: "Undo", note: "", closedAt },
  };
}
