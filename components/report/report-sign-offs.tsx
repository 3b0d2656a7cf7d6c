import { CircleCheck, CircleDashed, CircleX, Link2, ListChecks, Unlink2 } from "lucide-react";
import { EventNumber } from "@/components/audit/evidence-entries";
import { evidenceTime } from "@/components/audit/evidence-time";
import { Panel } from "@/components/ui/panel";
import { Cell, ColumnHead, Row, RowHead, Table, TableHead } from "@/components/ui/table";
import { Timestamp } from "@/components/ui/timestamp";
import type { ReportDto } from "@/lib/contracts/report";
import { chainText, counted } from "@/lib/domain/report/figure";
import type { SignOffCell, SignOffMark } from "@/lib/domain/report/sign-off-table";
import { dayLabel, shortTime } from "@/lib/domain/time/format";

/** Who signed which gate, phase by phase and role by role, and whether the log that says so is whole. */
export function ReportSignOffs({ report }: { report: ReportDto }) {
  const { signOffs, zone } = report;
  return (
    <Panel title="Sign-offs" aside={<Chain report={report} />} className="print:break-inside-avoid">
      <Table caption="Sign-offs by phase and role" className="text-xs">
        <TableHead>
          <ColumnHead>Phase</ColumnHead>
          <ColumnHead>Items</ColumnHead>
          {signOffs.columns.map(({ role, name, person }) => (
            <ColumnHead key={role}>{person ? `${name}, ${person}` : name}</ColumnHead>
          ))}
        </TableHead>
        <tbody>
          {signOffs.rows.map(({ phase, code, items, cells }) => (
            <Row key={phase} className="align-top">
              <RowHead className="font-mono whitespace-nowrap">{code}</RowHead>
              <Cell className="tnum text-muted-foreground">{items}</Cell>
              {cells.map((cell) => (
                <Cell key={cell.role}>
                  <State cell={cell} zone={zone} isNamed={signOffs.columns.some((one) => one.role === cell.role && one.person === null)} />
                </Cell>
              ))}
            </Row>
          ))}
        </tbody>
      </Table>
      {signOffs.notes.length > 0 ? (
        <ul className="space-y-1 border-border-soft border-t px-4 py-2.5 text-subtle-foreground text-xs">
          {signOffs.notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      ) : null}
    </Panel>
  );
}

function Chain({ report: { log, signOffs } }: { report: ReportDto }) {
  const signatures = counted(signOffs.signatures, "signature");
  const isWhole = log.problems.length === 0;
  const Icon = isWhole ? Link2 : Unlink2;
  return (
    <span
      className={isWhole ? "inline-flex items-center gap-1" : "inline-flex items-center gap-1 text-failed-fg"}
      title={chainText(log.problems)}
    >
      <Icon className="size-3.5 shrink-0" aria-hidden="true" />
      {isWhole ? `Chain verified, ${signatures}` : `Chain broken, ${signatures}`}
    </span>
  );
}

type StateProps = { cell: SignOffCell; zone: string; isNamed: boolean };

function State({ cell: { state, marks }, zone, isNamed }: StateProps) {
  switch (state) {
    case "signed":
      return marks.map((mark) => (
        <Mark key={mark.seq} mark={mark} zone={zone} isNamed={isNamed} icon={<CircleCheck className={DONE} aria-label="Signed" />} />
      ));
    case "act":
      return marks.map((mark) => (
        <Mark key={mark.seq} mark={mark} zone={zone} isNamed={isNamed} icon={<ListChecks className={ICON} aria-label="Closed by act" />} />
      ));
    case "open":
      return (
        <span className="inline-flex items-center gap-1.5 text-muted-foreground">
          <CircleDashed className={ICON} aria-hidden="true" />
          Open
        </span>
      );
    case "missing":
      return (
        <span className="inline-flex items-center gap-1.5 text-failed-fg">
          <CircleX className="size-3.5 shrink-0" aria-hidden="true" />
          Missing
        </span>
      );
    case "not-required":
      return <span className="text-subtle-foreground">Not required</span>;
  }
}

const ICON = "size-3.5 shrink-0 text-muted-foreground";
const DONE = "size-3.5 shrink-0 text-done";

type MarkProps = { mark: SignOffMark; zone: string; isNamed: boolean; icon: React.ReactNode };

function Mark({ mark: { at, by, seq, labels }, zone, isNamed, icon }: MarkProps) {
  return (
    <span className="block">
      <span className="inline-flex items-center gap-1.5 whitespace-nowrap">
        {icon}
        <Timestamp dateTime={at} text={`${dayLabel(at, zone)} ${shortTime(at, zone)}`} full={evidenceTime(at, zone)} />
      </span>
      <span className="block pl-5 text-2xs text-subtle-foreground">
        {isNamed ? `${by} ` : ""}
        <EventNumber seq={seq} />
      </span>
      {labels.map((label) => (
        <span key={label} className="block pl-5 text-2xs text-blocked-fg">
          {label}
        </span>
      ))}
    </span>
  );
}
