"use client";

import { Gauge } from "lucide-react";
import { type FormEvent, type ReactNode, useState } from "react";
import type { DialogControl } from "@/components/release/command-dialog";
import { useRoomNow, useRoomZone } from "@/components/release/room-time";
import { useOfflineReason } from "@/components/release/use-command";
import { useWorkspace } from "@/components/shell/workspace";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { FormProblem } from "@/components/ui/form-problem";
import { Input } from "@/components/ui/input";
import { useRoom } from "@/lib/client/use-room";
import { METRICS, metricName } from "@/lib/domain/metrics/metric";
import type { Side } from "@/lib/domain/metrics/reading";
import { isBeforeStart } from "@/lib/domain/release/release-phases";
import type { PhaseState, ReleaseState } from "@/lib/domain/release/state";
import { capital, sideName } from "@/lib/domain/stage/side-words";
import { isStage, stagesOf } from "@/lib/domain/stage/stage-time";
import { criteriaOf } from "@/lib/domain/stage/stage-verdict";
import { zoneAbbreviation } from "@/lib/domain/time/zone";
import { NO_OTHER, type Other, OtherLine, otherLineOf } from "./other-line";
import { FORM, fieldOf, type ReadingLine, TIME, useReadingsForm } from "./use-readings-form";
import { ValueInput } from "./value-input";

/** What somebody reads from a dashboard, typed beside each other: stable and canary, or the baseline before the start. */
export function ReadingsDialog({ phase: key, ...control }: DialogControl & { phase: string }) {
  const { confirmed } = useRoom();
  const phase = confirmed.phases.find((one) => one.key === key);
  return phase ? <Sheet {...control} state={confirmed} phase={phase} /> : null;
}

function Sheet({ state, phase, open, onOpenChange }: DialogControl & { state: ReleaseState; phase: PhaseState }) {
  const sides: readonly Side[] = isBeforeStart(phase) ? ["baseline"] : ["stable", "canary"];
  const [other, setOther] = useState<Other>(NO_OTHER);
  const form = useReadingsForm(phase, () => onOpenChange(false));
  const offline = useOfflineReason("record readings");
  const usual = linesOf(state, phase);
  const own = otherLineOf(other);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!form.isBusy && !offline) void form.submit(own ? [...usual, own] : usual, sides);
  };
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={isBeforeStart(phase) ? "Record the baseline" : `Record readings at ${phase.code}`}
      description={<RecordedAs />}
      onSubmit={submit}
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>Cancel</Button>
          <Button type="submit" variant="primary" busy={form.isBusy} disabledReason={offline}>
            {form.isBusy ? null : <Gauge aria-hidden="true" />}
            Record
          </Button>
        </>
      }
    >
      <table aria-label="Readings" className="w-full table-fixed text-sm">
        <Heads sides={sides} />
        <tbody>
          {usual.map((line) => (
            <Line key={line.key} line={line} sides={sides} form={form}>
              <span className="flex min-h-8 items-center max-md:min-h-11">{metricName(line)}</span>
            </Line>
          ))}
          <Line line={own} sides={sides} form={form}>
            <OtherLine other={other} onChange={setOther} besides={usual} />
          </Line>
        </tbody>
      </table>
      <TimeField form={form} />
      <FormProblem text={form.problems[FORM] ?? null} />
    </Dialog>
  );
}

type FormProps = { form: ReturnType<typeof useReadingsForm> };

function Heads({ sides }: { sides: readonly Side[] }) {
  const { details } = useRoom().confirmed;
  return (
    <thead>
      <tr className="text-2xs text-subtle-foreground">
        <th scope="col" className="text-left font-medium">
          Metric
        </th>
        {sides.map((side) => (
          <th key={side} scope="col" className="w-[132px] pl-3 text-right font-medium max-md:w-[104px] max-md:pl-2">
            {capital(sideName(details, side))}
          </th>
        ))}
      </tr>
    </thead>
  );
}

type LineProps = FormProps & { /** Null: not chosen yet. */ line: ReadingLine | null; sides: readonly Side[]; children: ReactNode };

function Line({ line, sides, form, children }: LineProps) {
  return (
    <tr className="align-top">
      <th scope="row" className="pt-2 text-left font-normal">
        {children}
      </th>
      {sides.map((side) => (
        <td key={side} className="pt-2 pl-3 max-md:pl-2">
          {line ? <LineInput line={line} side={side} form={form} /> : null}
        </td>
      ))}
    </tr>
  );
}

function LineInput({ line, side, form }: FormProps & { line: ReadingLine; side: Side }) {
  const { details } = useRoom().confirmed;
  const field = fieldOf(line, side);
  return (
    <ValueInput
      aria-label={`${metricName(line)}, ${sideName(details, side)}`}
      value={form.values[field] ?? ""}
      onValueChange={(text) => form.set(field, text)}
      unit={line.unit}
      problem={form.problems[field]}
    />
  );
}

function TimeField({ form }: FormProps) {
  const zone = useRoomZone();
  const now = useRoomNow("minute");
  return (
    <Field
      label={`Measured at, ${zoneAbbreviation(now, zone)}`}
      optional
      hint="Left empty: now."
      error={form.problems[TIME]}
      className="mt-4"
    >
      <Input type="time" value={form.values[TIME] ?? ""} onChange={(event) => form.set(TIME, event.target.value)} className="w-36" />
    </Field>
  );
}

function RecordedAs() {
  const { user } = useWorkspace();
  return `Recorded as read by ${user.name}. What you leave empty is not recorded.`;
}

/** The metrics that a stage is judged by; of a phase before the start, those of the first stage. */
function linesOf(state: ReleaseState, phase: PhaseState): ReadingLine[] {
  const stage = isStage(phase) ? phase : stagesOf(state.phases)[0];
  const criteria = stage ? criteriaOf(stage) : [];
  const keys = criteria.map(({ metric, name }) => `${metric}-${name ?? ""}`);
  return criteria.flatMap(({ metric, name, compare, unit: own }, index) => {
    const unit = METRICS[metric].unit ?? (compare === "absolute" && own !== "pp" ? own : null);
    return unit === null || keys.indexOf(keys[index] ?? "") !== index ? [] : [{ key: keys[index] ?? "", metric, name, unit }];
  });
}
