"use client";

import { useRoomZone, useTriple } from "@/components/release/room-time";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Cell, ColumnHead, Row, RowHead, Table, TableHead } from "@/components/ui/table";
import { Timestamp } from "@/components/ui/timestamp";
import { keepsGate } from "@/lib/domain/metrics/limit-course";
import type { Reading } from "@/lib/domain/metrics/reading";
import { valueText } from "@/lib/domain/metrics/value-text";
import { shortTime } from "@/lib/domain/time/format";
import { MetricChart, type MetricView } from "./metric-chart";

export type ShownReading = Pick<Reading, "id" | "side" | "value" | "unit" | "observedAt" | "source" | "by">;

type MetricDialogProps = {
  view: MetricView;
  /** By what it is judged, in words; empty: by nothing. */
  limits: string;
  /** Both sides, oldest first. */
  readings: readonly ShownReading[];
  onClose: () => void;
};

/** One metric large: its course with both limits, and beside it every value with when and by whom. What was recorded, and nothing else. */
export function MetricDialog({ view, limits, readings, onClose }: MetricDialogProps) {
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      size="xl"
      title={view.name}
      description={limits === "" ? "Nothing is judged by it." : limits}
      footer={
        <Button variant="primary" onClick={onClose}>
          Close
        </Button>
      }
    >
      <div className="grid grid-cols-[minmax(0,1fr)_340px] items-start gap-4 max-md:grid-cols-1">
        <MetricChart view={view} zone={useRoomZone()} />
        <div className="max-h-72 overflow-y-auto rounded-md border border-border max-md:max-h-none">
          <Values view={view} readings={readings} />
        </div>
      </div>
    </Dialog>
  );
}

function Values({ view, readings }: Pick<MetricDialogProps, "view" | "readings">) {
  const zone = useRoomZone();
  const triple = useTriple();
  const { tried, base, gate, better } = view;
  return (
    <Table caption={`Readings of ${view.name}`} className="text-xs">
      <TableHead>
        <ColumnHead>Read at</ColumnHead>
        <ColumnHead className="text-right">Value</ColumnHead>
        <ColumnHead>Of, by</ColumnHead>
      </TableHead>
      <tbody>
        {readings.toReversed().map(({ id, side, value, unit, observedAt, source, by }) => {
          const isMissed = side === "canary" && !keepsGate(value, { gate, better });
          const name = side === "canary" ? tried.name : side === "stable" ? base.name : "baseline";
          return (
            <Row key={id} className="align-top">
              <RowHead className="tnum py-1.5 font-normal whitespace-nowrap">
                <Timestamp dateTime={observedAt} text={shortTime(observedAt, zone)} full={triple(observedAt)} />
              </RowHead>
              <Cell className="tnum py-1.5 text-right font-mono whitespace-nowrap">
                <span className={isMissed ? "text-failed-fg" : undefined}>{valueText(value, unit)}</span>
                {isMissed ? <span className="block font-sans text-2xs text-failed-fg">misses the gate</span> : null}
              </Cell>
              <Cell className="py-1.5">
                {name}
                <span className="block text-2xs text-subtle-foreground">{source === "token" ? `${by.name} (machine)` : by.name}</span>
              </Cell>
            </Row>
          );
        })}
      </tbody>
    </Table>
  );
}
