import type { ReactNode } from "react";
import { Panel } from "@/components/ui/panel";
import { Cell, ColumnHead, Row, Table, TableHead } from "@/components/ui/table";
import type { EvidencePackDto } from "@/lib/contracts/evidence-pack";
import { RELEASE_ROLE_NAMES } from "@/lib/domain/access/roles";
import { ITEM_STATUS_NAMES } from "@/lib/domain/checklist/item-status";
import { KIND_NAMES } from "@/lib/domain/comms/kind-names";
import { AUDIENCE_NAMES } from "@/lib/domain/comms/message";
import { EventNumber } from "./evidence-entries";
import { Facts } from "./evidence-facts";
import { EvidenceTime } from "./evidence-time";

type Props = { pack: EvidencePackDto };

/** What was waived, set aside, blocked or failed, with the reason that was given. */
export function EvidenceDepartures({ pack: { departures, release } }: Props) {
  const rows = departures.map((one) => ({
    key: one.seq,
    cells: [
      <EventNumber key="event" seq={one.seq} />,
      <EvidenceTime key="at" at={one.at} zone={release.zone} />,
      `${one.code} ${one.title}`,
      <Departed key="to" to={ITEM_STATUS_NAMES[one.to]} until={one.until} zone={release.zone} stands={one.stands} />,
      one.by.name,
      one.reason,
    ],
  }));
  return <Record title="Waived, set aside, blocked and failed" heads={["Event", "When", "Item", "As", "By", "Reason"]} rows={rows} />;
}

function Departed({ to, until, zone, stands }: { to: string; until: string | null; zone: string; stands: boolean }) {
  return (
    <>
      {to}
      {until ? (
        <>
          {" "}
          until <EvidenceTime at={until} zone={zone} />
        </>
      ) : null}
      {stands ? "" : ", answered otherwise later"}
    </>
  );
}

/** The decision to go back, where there was one. */
export function EvidenceRollback({ pack: { rollback, release } }: Props) {
  if (!rollback) return <Record title="Decision to go back" heads={[]} rows={[]} />;
  const time = (at: string) => <EvidenceTime at={at} zone={release.zone} />;
  return (
    <Panel title="Decision to go back" className="print:break-inside-avoid">
      <Facts
        facts={[
          ["Decided", time(rollback.startedAt)],
          ["By", rollback.by.name],
          ["Reason", rollback.reason],
          ["Method", rollback.method],
          ["Note", rollback.note],
          ["Closed", rollback.closedAt ? time(rollback.closedAt) : "open when this was made"],
        ]}
      />
    </Panel>
  );
}

/** What people were told, with the event that holds the text. */
export function EvidenceMessages({ pack: { messages, release } }: Props) {
  const rows = messages.map((one) => ({
    key: one.id,
    cells: [
      <EventNumber key="event" seq={one.seq} />,
      KIND_NAMES[one.kind],
      one.subject,
      one.audiences.map((audience) => AUDIENCE_NAMES[audience]).join(", "),
      `${one.act} by ${one.by.name}`,
      <EvidenceTime key="at" at={one.sendAt ?? one.at} zone={release.zone} />,
    ],
  }));
  return <Record title="Messages" heads={["Event", "Kind", "Subject", "To", "Was", "At"]} rows={rows} />;
}

/** Incidents that were declared from the release, as they stood when this was made. */
export function EvidenceIncidents({ pack: { incidents, release } }: Props) {
  const rows = incidents.map((one) => ({
    key: one.id,
    cells: [
      `${one.severity} ${one.title}`,
      one.commander,
      <EvidenceTime key="at" at={one.declaredAt} zone={release.zone} />,
      one.endedAt ? <EvidenceTime key="end" at={one.endedAt} zone={release.zone} /> : "open",
    ],
  }));
  return <Record title="Incidents" heads={["Incident", "Commander", "Declared", "Resolved"]} rows={rows} />;
}

/** What the release owed, and what became of it. */
export function EvidenceObligations({ pack: { obligations, release } }: Props) {
  const rows = obligations.map((one) => ({
    key: one.id,
    cells: [
      one.title,
      RELEASE_ROLE_NAMES[one.owner],
      <EvidenceTime key="due" at={one.dueAt} zone={release.zone} />,
      one.settled ? (
        <span key="settled">
          <EvidenceTime at={one.settled.at} zone={release.zone} /> by {one.settled.by.name}: {one.settled.note}
        </span>
      ) : (
        "open"
      ),
    ],
  }));
  return <Record title="Obligations" heads={["What", "Owner", "Due", "Settled"]} rows={rows} />;
}

type RecordProps = {
  title: string;
  heads: readonly string[];
  rows: readonly { readonly key: string | number; readonly cells: readonly ReactNode[] }[];
};

/** A section that says "None" rather than being left out: that there was nothing is an answer, too. */
function Record({ title, heads, rows }: RecordProps) {
  return (
    <Panel title={title} aside={rows.length > 0 ? String(rows.length) : undefined}>
      {rows.length === 0 ? (
        <p className="px-4 py-3 text-muted-foreground text-sm print:text-xs">None.</p>
      ) : (
        <Table caption={title} className="text-xs">
          <TableHead>
            {heads.map((head) => (
              <ColumnHead key={head}>{head}</ColumnHead>
            ))}
          </TableHead>
          <tbody>
            {rows.map(({ key, cells }) => (
              <Row key={key} className="align-top print:break-inside-avoid">
                {cells.map((cell, index) => (
                  <Cell key={heads[index]}>{cell}</Cell>
                ))}
              </Row>
            ))}
          </tbody>
        </Table>
      )}
    </Panel>
  );
}
