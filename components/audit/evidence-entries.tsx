import { Cell, ColumnHead, Row, RowHead, Table, TableHead } from "@/components/ui/table";
import type { EvidenceEntry } from "@/lib/domain/audit/evidence-entry";
import { EvidenceTime } from "./evidence-time";

type EntriesProps = { entries: readonly EvidenceEntry[]; zone: string };

/** Events as sentences, with their number in the log; nothing where there is none. */
export function EntryList({ entries, zone }: EntriesProps) {
  if (entries.length === 0) return null;
  return (
    <ul className="space-y-1 border-border-soft border-t px-4 py-2 text-xs">
      {entries.map(({ seq, at, by, text }) => (
        <li key={seq} className="print:break-inside-avoid">
          <EvidenceTime at={at} zone={zone} /> <b className="font-medium">{by.name}</b> {text} <EventNumber seq={seq} />
        </li>
      ))}
    </ul>
  );
}

/** The number of an event in the stream of its release. */
export const EventNumber = ({ seq }: { seq: number }) => <span className="tnum text-subtle-foreground">#{seq}</span>;

type EntryTableProps = { caption: string; entries: readonly (EvidenceEntry & { readonly hash?: string })[]; zone: string };

/** The same as a table, with the beginning of the hash where hashes are given. */
export function EntryTable({ caption, entries, zone }: EntryTableProps) {
  const hasHash = entries.some(({ hash }) => hash !== undefined);
  return (
    <Table caption={caption} className="text-xs">
      <TableHead>
        <ColumnHead>Event</ColumnHead>
        <ColumnHead>When</ColumnHead>
        <ColumnHead>What</ColumnHead>
        {hasHash ? <ColumnHead>Hash</ColumnHead> : null}
      </TableHead>
      <tbody>
        {entries.map(({ seq, at, by, text, hash }) => (
          <Row key={seq} className="align-top print:break-inside-avoid">
            <RowHead>
              <EventNumber seq={seq} />
            </RowHead>
            <Cell>
              <EvidenceTime at={at} zone={zone} />
            </Cell>
            <Cell className="w-full">
              <b className="font-medium">{by.name}</b> {text}
            </Cell>
            {hasHash ? <Cell className="font-mono text-subtle-foreground">{hash?.slice(0, 12)}</Cell> : null}
          </Row>
        ))}
      </tbody>
    </Table>
  );
}
