import { Cell, ColumnHead, Row, RowHead, Table, TableHead } from "@/components/ui/table";
import type { EvidenceGate, ShownContent } from "@/lib/domain/audit/evidence-gates";
import { ITEM_STATUS_NAMES } from "@/lib/domain/checklist/item-status";
import { describeDifference } from "@/lib/domain/sign-off/describe-difference";
import type { GateItem } from "@/lib/domain/sign-off/gate-content";
import { evidenceTime } from "./evidence-time";

type ContentProps = {
  shown: ShownContent;
  /** What was shown at this gate before; then only the difference is written out. */
  before: ShownContent | null;
  phases: readonly EvidenceGate[];
};

/** What a gate showed when it was signed, as it is in the digest: this phase's items in full, of the earlier ones what was not simply done. */
export function EvidenceContent({ shown, before, phases }: ContentProps) {
  return (
    <div className="border-border-soft border-t">
      <h3 className="px-4 pt-3 font-medium text-xs">
        {before ? "What was shown afterwards: the same, but for this" : "What was shown"}{" "}
        <span className="font-mono font-normal text-subtle-foreground">{shown.digest.slice(0, 12)}</span>
      </h3>
      {before ? <Differences shown={shown} before={before} /> : <Whole shown={shown} phases={phases} />}
    </div>
  );
}

function Differences({ shown, before }: { shown: ShownContent; before: ShownContent }) {
  const caption = `Differences of ${shown.digest.slice(0, 12)}`;
  return (
    <Table caption={caption} className="text-xs">
      <TableHead>
        <ColumnHead>What</ColumnHead>
        <ColumnHead>Before</ColumnHead>
        <ColumnHead>Then</ColumnHead>
      </TableHead>
      <tbody>
        {describeDifference(before.content, shown.content).map((one) => (
          <Row key={`${one.what} ${one.before} ${one.after}`} className="align-top print:break-inside-avoid">
            <RowHead>{one.what}</RowHead>
            <Cell>{one.before || "nothing"}</Cell>
            <Cell>{one.after || "nothing"}</Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}

function Whole({ shown: { content, phase, digest }, phases }: Omit<ContentProps, "before">) {
  const { release, window, rollback, items } = content;
  const earlier = items.filter((item) => item.phase !== phase);
  const departed = earlier.filter(({ status }) => status !== "done");
  const listed = [...items.filter((item) => item.phase === phase), ...departed];
  const code = (key: string) => phases.find((one) => one.phase === key)?.code ?? key;
  return (
    <>
      <p className="px-4 pt-1 text-muted-foreground text-xs">
        {release.service} {release.fromVersion} to {release.toVersion} in {release.environment}, window{" "}
        {evidenceTime(window.start, window.zone)} to {evidenceTime(window.end, window.zone)}, rollback by {rollback.method || "no method"}
        {rollback.thresholds.map(({ metric, limit }) => `, ${metric} ${limit}`).join("")}. {content.roster.length} people on the roster,{" "}
        {items.length} required items, of which {earlier.length} of earlier phases.
        {earlier.length > departed.length ? " Those that were done are not repeated here; all are in the JSON." : ""}
      </p>
      {listed.length > 0 ? <ItemTable items={listed} caption={`Items of ${digest.slice(0, 12)}`} code={code} /> : null}
    </>
  );
}

function ItemTable({ items, caption, code }: { items: readonly GateItem[]; caption: string; code: (phase: string) => string }) {
  return (
    <Table caption={caption} className="text-xs">
      <TableHead>
        <ColumnHead>Phase</ColumnHead>
        <ColumnHead>Item</ColumnHead>
        <ColumnHead>Was</ColumnHead>
        <ColumnHead>Evidence</ColumnHead>
      </TableHead>
      <tbody>
        {items.map((item) => (
          <Row key={item.key} className="align-top print:break-inside-avoid">
            <Cell className="whitespace-nowrap text-subtle-foreground">{code(item.phase)}</Cell>
            <RowHead className="w-full min-w-64 font-normal">{item.title}</RowHead>
            <Cell className="min-w-40">{answerOf(item)}</Cell>
            <Cell className="min-w-56 break-all text-subtle-foreground">{item.evidence.join(" ")}</Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}

function answerOf({ status, value, outcome, reason }: GateItem): string {
  const answer = [ITEM_STATUS_NAMES[status], outcome, value].filter(Boolean).join(", ");
  return reason ? `${answer}: ${reason}` : answer;
}
