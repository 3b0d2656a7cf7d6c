import { EventNumber } from "@/components/audit/evidence-entries";
import { EvidenceTime } from "@/components/audit/evidence-time";
import { Panel } from "@/components/ui/panel";
import { Cell, ColumnHead, Row, RowHead, Table, TableHead } from "@/components/ui/table";
import type { ReportDto } from "@/lib/contracts/report";
import type { MeasuredValue } from "@/lib/domain/report/measured";

/** What was measured before and after; nothing is shown that nobody read. */
export function ReportMetrics({ report: { metrics, zone } }: { report: ReportDto }) {
  return (
    <Panel title="Before and after" aside="The last readings, without those that were corrected" className="print:break-inside-avoid">
      {metrics.length === 0 ? (
        <p className="px-4 py-3 text-muted-foreground text-sm print:text-xs">Nothing was measured in this release.</p>
      ) : (
        <Table caption="Before and after">
          <TableHead>
            <ColumnHead>Metric</ColumnHead>
            <ColumnHead>Before</ColumnHead>
            <ColumnHead>After</ColumnHead>
            <ColumnHead>Change</ColumnHead>
          </TableHead>
          <tbody>
            {metrics.map(({ name, before, after, change }) => (
              <Row key={name} className="align-top">
                <RowHead>{name}</RowHead>
                <Cell>
                  <Value value={before} zone={zone} />
                </Cell>
                <Cell>
                  <Value value={after} zone={zone} />
                </Cell>
                <Cell className="tnum">{change || "cannot be compared"}</Cell>
              </Row>
            ))}
          </tbody>
        </Table>
      )}
    </Panel>
  );
}

function Value({ value, zone }: { value: MeasuredValue | null; zone: string }) {
  if (!value) return <span className="text-subtle-foreground">not read</span>;
  return (
    <>
      <span className="tnum font-medium font-mono">{value.text}</span>
      <span className="block text-subtle-foreground text-xs">
        {value.side}, <EvidenceTime at={value.observedAt} zone={zone} />, {value.by} <EventNumber seq={value.source.seq} />
      </span>
    </>
  );
}
