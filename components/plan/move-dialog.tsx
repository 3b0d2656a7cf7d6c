"use client";

import { useState } from "react";
import { WallTimeField } from "@/components/calendar/wall-time-field";
import { ZoneField } from "@/components/calendar/zone-field";
import { FormDialog } from "@/components/ui/form-dialog";
import { focusFirstInvalid } from "@/lib/client/focus-invalid";
import { newId } from "@/lib/client/new-id";
import { moveRelease } from "@/lib/client/plan";
import { type PlannedTimes, timesOf } from "@/lib/client/plan-form";
import { useSubmit } from "@/lib/client/use-submit";
import { typeWall, type WallInput } from "@/lib/client/wall-time";
import type { ReleaseTimes } from "@/lib/domain/release/command";
import type { ReleaseDetails, ReleaseState } from "@/lib/domain/release/state";
import { validateWindow } from "@/lib/domain/release/validate-window";
import { dayLabel, shortTime } from "@/lib/domain/time/format";
import { type Instant, toMs } from "@/lib/domain/time/instant";
import { isZone } from "@/lib/domain/time/zone";
import { MovedTimes } from "./moved-times";
import { WindowFields } from "./window-fields";
import { WindowWarnings } from "./window-warnings";

type MoveDialogProps = {
  state: ReleaseState;
  viewerZone: string;
  /** Server time, for what may no longer be planned. */
  now: Instant;
  onClose: () => void;
  onMoved: () => void;
};

type Fields = { t0: WallInput; zone: string; opensBefore: number; closesAfter: number };

/** Moves T-0 and the window, after showing every due time that moves with it. Rendered while open: it begins with what is true now. */
export function MoveDialog({ state, viewerZone, now, onClose, onMoved }: MoveDialogProps) {
  const move = useMove(state, now, onMoved);
  const { wanted, form } = move;
  return (
    <FormDialog
      size="lg"
      title="Move T-0"
      description={`${state.details.service.name} ${state.details.toVersion}. Nothing moves before you confirm.`}
      action={wanted ? `Move to ${dayLabel(wanted.plannedT0, wanted.zone)}, ${shortTime(wanted.plannedT0, wanted.zone)}` : "Move T-0"}
      keep="Keep as it is"
      disabledReason={move.isSame ? "Nothing is changed yet." : undefined}
      form={{ ...form, submit: move.send }}
      subject="this release"
      onClose={onClose}
    >
      <div className="grid grid-cols-[300px_minmax(0,1fr)] gap-6 max-md:grid-cols-1">
        <MoveFields move={move} viewerZone={viewerZone} />
        <div className="min-w-0 space-y-3">
          <MovedTimes state={state} move={wanted} viewerZone={viewerZone} />
          <WindowWarnings
            of={{ serviceId: state.details.service.id, environment: state.details.environment, times: wanted, release: state.id }}
            zone={viewerZone}
          />
        </div>
      </div>
    </FormDialog>
  );
}

/** The fields of the move, what they come to, what speaks against it, and sending it. */
function useMove(state: ReleaseState, now: Instant, onMoved: () => void) {
  const [seen] = useState(() => timesIn(state.details));
  const [expectedSeq] = useState(state.seq);
  const [fields, setFields] = useState(() => fieldsOf(seen));
  const [isChecked, setChecked] = useState(false);
  const times = movedTimes(fields, seen);
  const wanted: ReleaseTimes | null = times && { ...times, zone: fields.zone };
  const problems = wanted ? validateWindow(wanted, now) : [];
  const form = useSubmit(async () => {
    if (!wanted) return;
    await moveRelease(state.id, { ...wanted, expectedSeq, seen }, newId());
    onMoved();
  }, PATHS);
  const isSame = wanted !== null && PATHS.every((path) => wanted[path] === seen[path]);
  const send = () => {
    setChecked(true);
    if (wanted && problems.length === 0 && !isSame) form.submit();
    else focusFirstInvalid();
  };
  const set = (change: Partial<Fields>) => setFields((before) => ({ ...before, ...change }));
  const errorAt = (path: (typeof PATHS)[number]) => problems.find((one) => one.path === path)?.message ?? form.problemAt(path);
  return { fields, set, wanted, isSame, isChecked, send, form, errorAt };
}

const PATHS = ["plannedT0", "windowStart", "windowEnd", "zone"] as const;

type MoveFieldsProps = { move: ReturnType<typeof useMove>; viewerZone: string };

function MoveFields({ move: { fields, set, wanted, errorAt, isChecked }, viewerZone }: MoveFieldsProps) {
  return (
    <div className="space-y-3">
      <WallTimeField
        label="T-0"
        value={fields.t0}
        onChange={(t0) => set({ t0 })}
        zone={isZone(fields.zone) ? fields.zone : "UTC"}
        viewerZone={viewerZone}
        error={errorAt("plannedT0")}
        isChecked={isChecked}
      />
      <ZoneField value={fields.zone} onChange={(zone) => set({ zone })} error={errorAt("zone")} />
      <WindowFields
        opensBefore={fields.opensBefore}
        closesAfter={fields.closesAfter}
        onChange={set}
        times={wanted}
        zone={fields.zone}
        viewerZone={viewerZone}
        errorAt={errorAt}
      />
    </div>
  );
}

const MINUTE_MS = 60_000;

function timesIn({ plannedT0, windowStart, windowEnd, zone }: ReleaseDetails): ReleaseTimes {
  return { plannedT0, windowStart, windowEnd, zone };
}

function fieldsOf({ plannedT0, windowStart, windowEnd, zone }: ReleaseTimes): Fields {
  return {
    t0: typeWall(plannedT0, zone),
    zone,
    opensBefore: Math.round((toMs(plannedT0) - toMs(windowStart)) / MINUTE_MS),
    closesAfter: Math.round((toMs(windowEnd) - toMs(plannedT0)) / MINUTE_MS),
  };
}

/** What the fields come to; times that were not touched stay exact, seconds included. */
function movedTimes(fields: Fields, seen: ReleaseTimes): PlannedTimes | null {
  const times = timesOf(fields);
  if (!times) return null;
  const before = timesOf(fieldsOf(seen));
  const keep = (path: keyof PlannedTimes) => (before && times[path] === before[path] ? seen[path] : times[path]);
  return { plannedT0: keep("plannedT0"), windowStart: keep("windowStart"), windowEnd: keep("windowEnd") };
}
