"use client";

import { type ReactNode, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Input } from "@/components/ui/input";
import type { StepState } from "@/lib/domain/incident/state";
import { zonedTime } from "@/lib/domain/time/format";
import { TickBox } from "./tick-box";
import { useIncident, useIncidentAct } from "./use-incident";

type StepRowProps = {
  /** Key of the playbook or list, and of the step. */
  list: string;
  step: string;
  title: string;
  hint: string;
  /** Below the hint: a command. */
  children?: ReactNode;
};

/** One step that is ticked, with a note where there is something to say. */
export function StepRow({ list, step, title, hint, children }: StepRowProps) {
  const { incident, may } = useIncident();
  const { act, isBusy, problem } = useIncidentAct();
  const [isNoting, setNoting] = useState(false);
  const state = incident.steps.find((one) => one.list === list && one.key === step);
  const isDone = state?.isDone ?? false;
  const set = (body: { isDone: boolean; note: string }) =>
    act({ method: "PUT", path: `lists/${list}/steps/${step}`, body: { ...body, expectedVersion: state?.version ?? 0 } });
  return (
    <li className="flex items-start gap-2.5 px-4 py-2 focus-within:bg-accent/50">
      <TickBox
        title={title}
        isDone={isDone}
        isBusy={isBusy}
        mayTick={may.work}
        onPress={() => void set({ isDone: !isDone, note: state?.note ?? "" })}
      />
      <div className="min-w-0 flex-1">
        <div className={cn("text-sm", isDone && "text-muted-foreground")}>{title}</div>
        {isDone ? null : <div className="text-subtle-foreground text-xs">{hint}</div>}
        {isDone ? null : children}
        {state?.note ? <div className="mt-0.5 text-xs wrap-anywhere">“{state.note}”</div> : null}
        {isNoting ? (
          <NoteForm
            initial={state?.note ?? ""}
            isBusy={isBusy}
            onCancel={() => setNoting(false)}
            onSave={async (note) => (await set({ isDone, note })) && setNoting(false)}
          />
        ) : null}
        {problem ? (
          <p role="alert" className="mt-1 text-failed-fg text-xs">
            {problem}
          </p>
        ) : null}
      </div>
      <Trace state={state} />
      {may.work && !isNoting ? (
        <Button size="sm" variant="ghost" onClick={() => setNoting(true)} aria-label={`Note on: ${title}`} className="print:hidden">
          Note
        </Button>
      ) : null}
    </li>
  );
}

/** Who ticked it, and when. */
function Trace({ state }: { state: StepState | undefined }) {
  const { zone } = useIncident();
  if (!state?.isDone) return null;
  return (
    <span className="tnum shrink-0 text-right text-subtle-foreground text-xs">
      {state.by.name}, <time dateTime={state.at}>{zonedTime(state.at, zone)}</time>
    </span>
  );
}

type NoteFormProps = { initial: string; isBusy: boolean; onSave: (note: string) => Promise<unknown>; onCancel: () => void };

function NoteForm({ initial, isBusy, onSave, onCancel }: NoteFormProps) {
  const [note, setNote] = useState(initial);
  const labelId = useId();
  return (
    <form
      className="mt-1.5 flex flex-wrap gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        void onSave(note);
      }}
    >
      <label htmlFor={labelId} className="sr-only">
        Note
      </label>
      <Input id={labelId} value={note} maxLength={2_000} onChange={(event) => setNote(event.target.value)} className="min-w-40 flex-1" />
      <Button type="submit" busy={isBusy}>
        Save
      </Button>
      <Button variant="ghost" onClick={onCancel}>
        Cancel
      </Button>
    </form>
  );
}
