"use client";

import { ArrowDown } from "lucide-react";
import { useId } from "react";
import { goToItem } from "@/components/sign-off/open-conditions";
import { Button } from "@/components/ui/button";
import { CodeSnippet } from "@/components/ui/code-snippet";
import { FormProblem } from "@/components/ui/form-problem";
import { ItemGlyph } from "@/components/ui/item-glyph";
import { Timestamp } from "@/components/ui/timestamp";
import { useRoom } from "@/lib/client/use-room";
import { findRun } from "@/lib/domain/release/change-way-back";
import type { ItemState } from "@/lib/domain/release/state";
import { type DatabaseStep, databaseWayBack } from "@/lib/domain/tailoring/guide/way-back";
import { shortTime } from "@/lib/domain/time/format";
import { RollbackStep } from "./rollback-step";
import { useRoomZone, useTriple } from "./room-time";
import { useRunStep } from "./use-run-step";

/** The way back of the database in its five steps; what is an item of the checklist is ticked there. Nothing where it was not changed. */
export function RollbackDatabase() {
  const { confirmed } = useRoom();
  const headingId = useId();
  const { error, busyStep, refusal, setRun } = useRunStep();
  const part = databaseWayBack(confirmed);
  const { rollback } = confirmed;
  if (!part || !rollback) return null;
  return (
    <section aria-labelledby={headingId} className="mt-3 border-border-soft border-t pt-2">
      <h3 id={headingId} className="font-medium text-xs">
        The way back of the database
      </h3>
      <ol className="mt-1.5 space-y-1.5">
        {part.points.map((step, index) => {
          const item = step.isItem ? confirmed.items.find(({ key }) => key === step.key) : undefined;
          if (item) return <ItemStep key={step.key} step={step} item={item} />;
          return (
            <RollbackStep
              key={step.key}
              step={step}
              number={index + 1}
              run={findRun(rollback, { method: null, step: step.key })}
              isNext={false}
              isBusy={busyStep === step.key}
              refusal={refusal}
              onRun={(isRun) => setRun(step.key, isRun)}
            />
          );
        })}
      </ol>
      <FormProblem text={error} />
    </section>
  );
}

/** A step that the checklist has: how it stands there, and the way to it. */
function ItemStep({ step: { text, command }, item }: { step: DatabaseStep; item: ItemState }) {
  const zone = useRoomZone();
  const triple = useTriple();
  const { at, by, key, status } = item;
  const time =
    at && by && status !== "todo" ? (
      <span className="tnum text-2xs text-subtle-foreground">
        {by.initials} <Timestamp dateTime={at} text={shortTime(at, zone)} full={`${by.name}, ${triple(at)}`} className="font-mono" />
      </span>
    ) : null;
  return (
    <li className="flex items-start gap-3">
      <span className="grid size-5 shrink-0 place-items-center">
        <ItemGlyph state={status} />
      </span>
      <div className="min-w-0 flex-1">
        <div className="flex items-center gap-2 text-xs leading-5">
          <span className="min-w-0 flex-1">{text}</span>
          {time}
          <Button
            size="sm"
            variant="ghost"
            className="-my-1 max-md:min-h-11"
            aria-label={`Go to the item: ${text}`}
            onClick={() => goToItem(key)}
          >
            <ArrowDown aria-hidden="true" />
            Item
          </Button>
        </div>
        {command ? <CodeSnippet command={command} className="mt-0.5" /> : null}
      </div>
    </li>
  );
}
