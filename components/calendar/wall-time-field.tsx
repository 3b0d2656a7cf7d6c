"use client";

import { CircleAlert } from "lucide-react";
import { useId } from "react";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { RadioCards } from "@/components/ui/radio-cards";
import { choiceLabel, readWall, typeWall, type WallInput } from "@/lib/client/wall-time";
import { longDayLabel, zoneTimes } from "@/lib/domain/time/format";
import type { Instant } from "@/lib/domain/time/instant";

type WallTimeFieldProps = {
  /** Names the pair: `T-0`. */
  label: string;
  /** Id of the date; the time's is `<id>-time`. */
  id?: string;
  value: WallInput;
  onChange: (value: WallInput) => void;
  zone: string;
  viewerZone: string;
  /** What is wrong beyond the reading of the time itself. */
  error?: string | undefined;
  /** Draws what is missing too; while somebody still types, only what cannot be is told. */
  isChecked?: boolean;
  /** It may stay empty. */
  isOptional?: boolean;
};

/** A date and a time on the wall of a zone. Skipped times are refused with a suggestion, doubled ones asked; never guessed. */
export function WallTimeField({
  label,
  id,
  value,
  onChange,
  zone,
  viewerZone,
  error,
  isChecked = false,
  isOptional = false,
}: WallTimeFieldProps) {
  const made = useId();
  const dateId = id ?? made;
  const messageId = `${dateId}-message`;
  const answer = readWall(value, zone);
  const isComplete = value.date !== "" && value.time !== "";
  const missing = isChecked && !isComplete && !answer.problem ? "Choose a date and a time." : null;
  const problem = (isComplete || isChecked ? answer.problem : null) ?? missing ?? error ?? null;
  const control = { "aria-describedby": messageId, "aria-invalid": problem ? true : undefined, "aria-required": !isOptional } as const;
  return (
    <fieldset className="min-w-0">
      <legend className="font-medium text-xs">{label}</legend>
      <div className="mt-1 grid grid-cols-[minmax(0,1fr)_minmax(0,9rem)] gap-2">
        <Input
          {...control}
          id={dateId}
          type="date"
          aria-label={`${label}, date`}
          value={value.date}
          min="2000-01-01"
          max="2200-12-31"
          onChange={(event) => onChange({ ...value, date: event.target.value, pick: null })}
        />
        <Input
          {...control}
          id={`${dateId}-time`}
          type="time"
          aria-label={`${label}, time`}
          value={value.time}
          onChange={(event) => onChange({ ...value, time: event.target.value, pick: null })}
        />
      </div>
      {answer.choices ? (
        <RadioCards
          size="sm"
          label={`Which ${value.time}`}
          className="mt-1.5"
          value={value.pick}
          onValueChange={(pick) => onChange({ ...value, pick })}
          options={[
            { value: "earlier", label: choiceLabel(answer.choices[0], zone, "first") },
            { value: "later", label: choiceLabel(answer.choices[1], zone, "second") },
          ]}
        />
      ) : null}
      <div id={messageId} className="mt-1 text-xs">
        {problem ? <Problem text={problem} /> : <Echo instant={answer.instant} zone={zone} viewerZone={viewerZone} />}
      </div>
      {answer.suggestion ? (
        <Button size="sm" className="mt-1.5" onClick={() => onChange(typeWall(answer.suggestion?.instant ?? "", zone))}>
          Use {choiceTime(answer.suggestion.instant, zone)}
        </Button>
      ) : null}
    </fieldset>
  );
}

const choiceTime = (instant: Instant, zone: string) => zoneTimes({ instant, viewerZone: zone, releaseZone: zone })[0];

function Problem({ text }: { text: string }) {
  return (
    <p className="flex items-start gap-1 text-failed-fg">
      <CircleAlert className="mt-px size-3.5 shrink-0" aria-hidden="true" />
      <span>{text}</span>
    </p>
  );
}

/** What was typed, in words: the weekday is the calendar's. */
function Echo({ instant, zone, viewerZone }: { instant: Instant | null; zone: string; viewerZone: string }) {
  if (!instant) return null;
  const times = zoneTimes({ instant, viewerZone, releaseZone: zone }).join(" · ");
  return (
    <p className="tnum text-subtle-foreground">
      {longDayLabel(instant, zone)}, {times}
    </p>
  );
}
