"use client";

import { useRoomZone } from "@/components/release/room-time";
import { ColumnHead, Table, TableHead } from "@/components/ui/table";
import type { ComparisonRow } from "@/lib/domain/metrics/comparison";
import { shortTime } from "@/lib/domain/time/format";
import type { Instant } from "@/lib/domain/time/instant";
import { MetricRow } from "./comparison-row";

type ComparisonTableProps = {
  caption: string;
  /** What the two columns of values are called. */
  heads: { readonly before: string; readonly after: string };
  rows: readonly ComparisonRow[];
  /** The time that the courses are drawn over; null before it began. */
  span: { readonly from: Instant; readonly to: Instant } | null;
};

/** Two sides of each metric beside each other, their courses with the gate drawn, and what comes of it. */
export function ComparisonTable({ caption, heads, rows, span }: ComparisonTableProps) {
  const zone = useRoomZone();
  return (
    <Table caption={caption} className="table-fixed">
      <TableHead>
        <ColumnHead className="w-[160px] max-md:w-auto">Metric</ColumnHead>
        <ColumnHead className="w-[76px] text-right max-md:w-[68px]">{heads.before}</ColumnHead>
        <ColumnHead className="w-[84px] text-right max-md:w-[76px]">{heads.after}</ColumnHead>
        <ColumnHead className="w-[88px] text-right max-md:hidden">Difference</ColumnHead>
        <ColumnHead className="px-3 max-md:hidden">{span ? `Since ${shortTime(span.from, zone)}` : "Course"}</ColumnHead>
        <ColumnHead className="w-[168px] max-md:hidden">Gate</ColumnHead>
        <ColumnHead className="w-[96px] max-md:w-[100px]">Verdict</ColumnHead>
      </TableHead>
      <tbody>
        {rows.map((row) => (
          <MetricRow key={`${row.metric}-${row.name}`} row={row} span={span} heads={heads} />
        ))}
      </tbody>
    </Table>
  );
}
