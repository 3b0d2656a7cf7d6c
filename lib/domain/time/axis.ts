import type { PhaseState, ReleaseState } from "@/lib/domain/release/state";
import { isStage, minutesBetween, promotedAt, type StagedRelease, type StagePhase, stageDueAt } from "@/lib/domain/stage/stage-time";
import { addMinutes, type Instant, toMs } from "./instant";

/** What of a release its time axis hangs on. */
export type AxisRelease = Pick<ReleaseState, "details" | "actualT0" | "rollback"> & Partial<Pick<ReleaseState, "phases" | "decisions">>;

/** T-0: the actual one once the deployment has started, the planned one before. */
export function t0Of(release: Pick<AxisRelease, "details" | "actualT0">): Instant {
  return release.actualT0 ?? release.details.plannedT0;
}

/**
 * When a phase is due. The axis has two anchors: phases before T-0 hang on the planned T-0, later ones on the actual T-0
 * as soon as there is one; a rollback phase counts from the rollback's start. A stage of a canary is due when it was watched
 * for its time; before it began that is an estimate (`isEstimate`). What follows the promotion counts from it and has no time
 * before. Null while the anchor has not happened, and from a declaration: there only the time that has passed is shown.
 */
export function phaseDueAt(phase: DuePhase, release: AxisRelease): Instant | null {
  const stage = stageOf(phase, release);
  if (stage) return stageDueAt(stage.release, stage.phase).at;
  const anchor = anchorOf(phase.anchor, release);
  return anchor && addMinutes(anchor, phase.offsetMinutes);
}

type DuePhase = Pick<PhaseState, "anchor" | "offsetMinutes"> & Partial<Pick<PhaseState, "key">>;

/** Whether the due time of a phase is a guess: a stage that has not begun, as if those before took no longer than they must. */
export function isEstimate(phase: DuePhase, release: AxisRelease): boolean {
  const stage = stageOf(phase, release);
  return stage !== null && stageDueAt(stage.release, stage.phase).isEstimate;
}

function stageOf({ key }: DuePhase, { phases = [], ...release }: AxisRelease): { release: StagedRelease; phase: StagePhase } | null {
  const phase = phases.find((one) => one.key === key);
  return phase && isStage(phase) ? { release: { ...release, phases }, phase } : null;
}

/** Whole minutes from the declaration of a hotfix, of which its phases before T-0 tell, to a moment; null of other releases. */
export function minutesSinceDeclaration({ details }: Pick<AxisRelease, "details">, moment: Instant): number | null {
  return details.hotfix ? minutesBetween(details.hotfix.declaredAt, moment) : null;
}

function anchorOf(anchor: PhaseState["anchor"], release: AxisRelease): Instant | null {
  switch (anchor) {
    case "planned":
      return release.details.plannedT0;
    case "actual":
      return t0Of(release);
    case "opening":
      return release.rollback?.startedAt ?? null;
    case "promotion":
      return promotedAt(release.phases ?? []);
    case "declaration":
      return null;
  }
}

/** Whole minutes of an instant from T-0, negative before it. Cut towards T-0, so 12 min 40 s after is 12. */
export function axisOffset(instant: Instant, release: Pick<AxisRelease, "details" | "actualT0">): number {
  return offsetFrom(t0Of(release), instant);
}

/** As `axisOffset`, from a given T-0. */
export function offsetFrom(t0: Instant, instant: Instant): number {
  // `|| 0` turns the -0 of the minute before T-0 into 0.
  return Math.trunc((toMs(instant) - toMs(t0)) / 60_000) || 0;
}

/**
 * An offset in minutes as people say it: `T-48h`, `T-0`, `T+15m`, `T+1h 30m`, `T+2d 3h`. Days begin beyond 48 hours,
 * so the phases of the axis keep their names. Exact to the minute: different offsets never read alike.
 */
export function formatOffset(minutes: number): string {
  const size = Math.abs(Math.trunc(minutes));
  return size === 0 ? "T-0" : `T${minutes < 0 ? "-" : "+"}${formatSpan(size)}`;
}

/** So many minutes, none negative, in the words of an offset: `0m`, `19m`, `1h 30m`, `2d 3h`. */
export function formatSpan(minutes: number): string {
  const days = minutes > 48 * 60 ? Math.floor(minutes / 1440) : 0;
  const hours = Math.floor((minutes - days * 1440) / 60);
  const parts = [days > 0 && `${days}d`, hours > 0 && `${hours}h`, minutes % 60 > 0 && `${minutes % 60}m`];
  return parts.filter(Boolean).join(" ") || "0m";
}

export type T0Move = Pick<ReleaseState["details"], "plannedT0" | "windowStart" | "windowEnd">;

/** One thing that a move of T-0 takes along. `phase` is set for due times only. */
export type MoveRow = {
  readonly what: "window-start" | "t0" | "window-end" | "phase-due";
  readonly phase: { readonly key: string; readonly code: string; readonly name: string; readonly isClosed: boolean } | null;
  readonly before: Instant;
  readonly after: Instant;
};

/**
 * Everything that moves when T-0 and the window move: the window, T-0 and the due time of each phase that hangs on it,
 * in this order. What stays is left out: phases that hang on an actual T-0 or on the opening of a rollback.
 */
export function moveT0(release: AxisRelease & Pick<ReleaseState, "phases">, move: T0Move): MoveRow[] {
  const { plannedT0, windowStart, windowEnd } = move;
  const moved: AxisRelease = { ...release, details: { ...release.details, plannedT0, windowStart, windowEnd } };
  const rows: (MoveRow | null)[] = [
    row("window-start", release.details.windowStart, windowStart),
    row("t0", release.details.plannedT0, plannedT0),
    row("window-end", release.details.windowEnd, windowEnd),
    ...release.phases.map((phase) => {
      const due = row("phase-due", phaseDueAt(phase, release), phaseDueAt(phase, moved));
      const { key, code, name } = phase;
      return due && { ...due, phase: { key, code, name, isClosed: phase.status === "closed" } };
    }),
  ];
  return rows.filter((one) => one !== null);
}

function row(what: MoveRow["what"], before: Instant | null, after: Instant | null): MoveRow | null {
  if (before === null || after === null || before === after) return null;
  return { what, phase: null, before, after };
}
