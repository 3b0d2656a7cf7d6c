import type { Requirement } from "@/lib/domain/checklist/template";
import { evolve } from "@/lib/domain/release/evolve";
import type { PhaseClosing, PhaseState, ReleaseState, SignOffRow } from "@/lib/domain/release/state";
import type { BreakGlass } from "@/lib/domain/sign-off/break-glass-record";
import { type GateContent, gateContent } from "@/lib/domain/sign-off/gate-content";
import { requirementsOf } from "@/lib/domain/sign-off/gate-order";
import { type EvidenceEntry, type EvidenceSource, entryOf, type LoggedEvent, sourceOf } from "./evidence-entry";

/** A sign-off or a refusal, with how it ended if it did. `content` names what was shown; null where that cannot be made out any more. */
export type EvidenceSignOff = EvidenceSource &
  Pick<SignOffRow, "id" | "person" | "role" | "initials" | "meaning" | "comment" | "labels" | "digest" | "expiresAt"> & {
    readonly kind: "granted" | "refused";
    readonly content: string | null;
    readonly ended: (EvidenceSource & { readonly kind: SignOffRow["kind"]; readonly because: string }) | null;
  };

/** A gate that was opened without sign-offs that it lacked; `content` names what it showed then. Source: SIGNOFF rules 24 to 27. */
export type EvidenceGlass = EvidenceSource &
  Pick<BreakGlass, "id" | "until" | "reason" | "incident" | "missing" | "digest"> & { readonly content: string | null };

/** A gate: who had to sign, who did, how it closed, and what else happened at it. */
export type EvidenceGate = Pick<PhaseState, "code" | "name" | "kind" | "status"> & {
  readonly phase: string;
  readonly requirements: readonly Requirement[];
  readonly closed: PhaseClosing | null;
  readonly signOffs: readonly EvidenceSignOff[];
  readonly glasses: readonly EvidenceGlass[];
  /** Reopened, begun again, another rule, a request set aside, somebody who could not sign. */
  readonly besides: readonly EvidenceEntry[];
};

/** What a gate showed when somebody signed or refused it, under the digest that they were bound to. */
export type ShownContent = { readonly digest: string; readonly phase: string; readonly content: GateContent };

type Digest = (content: unknown) => string;

/** Every gate that ever opened, in the order of the release, and what was shown at each signature, once per digest. */
export function evidenceGates(
  events: readonly LoggedEvent[],
  { state, digestOf }: { state: ReleaseState; digestOf: Digest },
): { gates: EvidenceGate[]; contents: ShownContent[] } {
  const contents = shownContents(events, digestOf);
  const known = new Set(contents.map(({ digest }) => digest));
  const gates = state.phases.flatMap((phase): EvidenceGate[] => {
    const signOffs = signOffsOf(events, phase.key, known);
    const glasses = glassesOf(events, phase.key, known);
    const besides = events.filter((event) => isBeside(event, phase.key)).map((event) => entryOf(event, state));
    if (phase.status === "hidden" && signOffs.length === 0) return [];
    const { key, code, name, kind, status, closed } = phase;
    const requirements = requirementsOf(state, phase).map(({ role, count }) => ({ role, count }));
    return [{ phase: key, code, name, kind, status, requirements, closed, signOffs, glasses, besides }];
  });
  return { gates, contents };
}

/** Folds the stream again and looks at each gate just before it was signed. A digest that does not come out again is left out. */
function shownContents(events: readonly LoggedEvent[], digestOf: Digest): ShownContent[] {
  const found = new Map<string, ShownContent>();
  let state: ReleaseState | null = null;
  for (const event of events) {
    const bound = boundBy(event);
    if (state && bound) {
      const { phase, digest } = bound;
      const content = found.has(digest) ? null : gateContent(state, phase);
      if (content && digestOf(content) === digest) found.set(digest, { digest, phase, content });
    }
    state = next(state, event);
  }
  return [...found.values()];
}

function next(state: ReleaseState | null, event: LoggedEvent): ReleaseState | null {
  if (state) return evolve(state, event);
  return event.type === "release.created" ? { ...event.payload.state, seq: event.seq } : null;
}

/** The content that somebody was bound to by what they did; null of all else. */
function boundBy(event: LoggedEvent): Pick<SignOffRow, "phase" | "digest"> | null {
  if (event.type === "break-glass.invoked") return event.payload.breakGlass;
  return event.type === "sign-off.recorded" && isGiven(event.payload.row) ? event.payload.row : null;
}

const isGiven = ({ kind }: SignOffRow): boolean => kind === "granted" || kind === "refused";

type RowEvent = LoggedEvent & { readonly type: "sign-off.recorded" };

function signOffsOf(events: readonly LoggedEvent[], phase: string, known: ReadonlySet<string>): EvidenceSignOff[] {
  const own = events.filter((event): event is RowEvent => event.type === "sign-off.recorded" && event.payload.row.phase === phase);
  return own.flatMap((event): EvidenceSignOff[] => {
    const { row } = event.payload;
    if (row.kind !== "granted" && row.kind !== "refused") return [];
    const { id, kind, person, role, initials, meaning, comment, labels, digest, expiresAt } = row;
    const given = { id, kind, person, role, initials, meaning, comment, labels, digest, expiresAt };
    const end = own.find((one) => one.payload.row.refersTo === id);
    const ended = end ? { ...sourceOf(end), kind: end.payload.row.kind, because: end.payload.row.comment } : null;
    return [{ ...sourceOf(event), ...given, content: known.has(digest) ? digest : null, ended }];
  });
}

function glassesOf(events: readonly LoggedEvent[], phase: string, known: ReadonlySet<string>): EvidenceGlass[] {
  return events.flatMap((event) => {
    if (event.type !== "break-glass.invoked" || event.payload.breakGlass.phase !== phase) return [];
    const { id, until, reason, incident, missing, digest } = event.payload.breakGlass;
    return [{ ...sourceOf(event), id, until, reason, incident, missing, digest, content: known.has(digest) ? digest : null }];
  });
}

function isBeside(event: LoggedEvent, phase: string): boolean {
  switch (event.type) {
    case "phase.reopened":
    case "phase.restarted":
    case "gate.rule-applied":
    case "sign-off.denied":
      return event.payload.phase === phase;
    case "sign-off.lapsed":
      return event.payload.phases.includes(phase);
    default:
      return false;
  }
}
