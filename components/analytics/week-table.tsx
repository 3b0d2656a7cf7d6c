import { Cell, ColumnHead, Row, RowHead, Table, TableHead } from "@/components/ui/table";
import type { Instant } from "@/lib/domain/time/instant";
import { dayOf } from "./week-chart";

type WeekTableProps = {
  caption: string;
  weeks: readonly { readonly start: Instant }[];
  /** A text per week and column. */
  columns: readonly { readonly head: string; readonly cells: readonly string[] }[];
  zone: string;
};

/** The numbers of a chart, for whoever would rather read them; on paper they are left to the file. */
export function WeekTable({ caption, weeks, columns, zone }: WeekTableProps) {
  return (
    <details className="mt-1 text-xs print:hidden">
      <summary className="w-fit cursor-pointer py-1 text-muted-foreground hover:text-foreground">Numbers by week</summary>
      <Table caption={caption} className="mt-1 text-xs">
        <TableHead>
          <ColumnHead>Week of</ColumnHead>
          {columns.map(({ head }) => (
            <ColumnHead key={head} className="text-right">
              {head}
            </ColumnHead>
          ))}
        </TableHead>
        <tbody>
          {weeks.map(({ start }, index) => (
            <Row key={start}>
              <RowHead className="py-1">{dayOf(start, zone)}</RowHead>
              {columns.map(({ head, cells }) => (
                <Cell key={head} className="tnum py-1 text-right font-mono">
                  {cells[index]}
                </Cell>
              ))}
            </Row>
          ))}
        </tbody>
      </Table>
    </details>
  );
}
