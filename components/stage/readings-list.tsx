"use client";

import { ChevronDown, ChevronRight, Pencil, User, Workflow } from "lucide-react";
import { useId, useState } from "react";
import { useTriple } from "@/components/release/room-time";
import { useRoomDialogs } from "@/components/release/use-room-dialogs";
import { cn } from "@/components/ui/cn";
import { IconButton } from "@/components/ui/icon-button";
import { useRoom } from "@/lib/client/use-room";
import { metricName } from "@/lib/domain/metrics/metric";
import type { Reading } from "@/lib/domain/metrics/reading";
import { valueText } from "@/lib/domain/metrics/value-text";
import { sideName } from "@/lib/domain/stage/side-words";

type ReadingsListProps = { readings: readonly Reading[] /** Why none can be corrected now; null where one can. */; whyNot: string | null };

/** Every reading of a stage with its source, newest first; corrected ones stand there struck out. Folded at first. */
export function ReadingsList({ readings, whyNot }: ReadingsListProps) {
  const [isOpen, setOpen] = useState(false);
  const bodyId = useId();
  if (readings.length === 0) return null;
  const Chevron = isOpen ? ChevronDown : ChevronRight;
  const corrected = new Set(readings.map((one) => one.corrects));
  return (
    <div className="border-border border-t print:hidden">
      <button
        type="button"
        aria-expanded={isOpen}
        aria-controls={bodyId}
        onClick={() => setOpen(!isOpen)}
        className="flex h-8 w-full items-center gap-1.5 px-4 text-left text-muted-foreground text-xs hover:bg-accent max-md:h-11 pointer-coarse:h-11"
      >
        <Chevron className="size-3.5 text-subtle-foreground" aria-hidden="true" />
        {readings.length === 1 ? "1 reading" : `${readings.length} readings`}, each with who read it
      </button>
      <ul id={bodyId} hidden={!isOpen} className="pb-2">
        {isOpen
          ? [...readings].reverse().map((one) => <Line key={one.id} reading={one} isCorrected={corrected.has(one.id)} whyNot={whyNot} />)
          : null}
      </ul>
    </div>
  );
}

type LineProps = { reading: Reading; isCorrected: boolean; whyNot: string | null };

function Line({ reading, isCorrected, whyNot }: LineProps) {
  const triple = useTriple();
  const { openCorrectReading } = useRoomDialogs();
  const { side, value, unit, observedAt, source, by, corrects, measured, note } = reading;
  const sideText = sideName(useRoom().confirmed.details, side);
  const isMachine = source !== "person";
  const Source = isMachine ? Workflow : User;
  return (
    <li className="tnum px-4 text-xs">
      <div className="flex min-h-7 items-center gap-3">
        <span className={cn("min-w-0 flex-1 truncate", isCorrected && "text-subtle-foreground line-through")}>
          {metricName(reading)} of {sideText} <span className="font-medium font-mono">{valueText(value, unit)}</span>
        </span>
        {isCorrected ? <span className="text-subtle-foreground">corrected</span> : null}
        {corrects ? <span className="text-subtle-foreground">a correction</span> : null}
        <span className="flex min-w-0 items-center gap-1 text-muted-foreground">
          <Source className="size-3.5 shrink-0 text-subtle-foreground" aria-hidden="true" />
          <span className="truncate">{source === "token" ? `${by.name} (machine)` : by.name}</span>
        </span>
        <span className="text-subtle-foreground max-md:hidden">{triple(observedAt)}</span>
        {isCorrected ? null : (
          <IconButton
            size="sm"
            label={`Correct ${metricName(reading)} of ${sideText}, ${valueText(value, unit)}`}
            disabledReason={whyNot ?? undefined}
            onClick={() => openCorrectReading(reading.id)}
          >
            <Pencil aria-hidden="true" />
          </IconButton>
        )}
      </div>
      {note ? <p className="pb-1 text-muted-foreground">{note}</p> : null}
      {measured ? (
        <p className="truncate pb-1 font-mono text-2xs text-subtle-foreground" title={measured.query}>
          over {measured.windowMinutes} min: {measured.query}
        </p>
      ) : null}
    </li>
  );
}
