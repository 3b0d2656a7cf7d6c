import { Panel } from "@/components/ui/panel";
import { Cell, ColumnHead, Row, RowHead, Table, TableHead } from "@/components/ui/table";
import type { AnalyticsDto } from "@/lib/contracts/analytics";
import { type ItemCount, MIN_RELEASES } from "@/lib/domain/analytics/idle-items";
import { Note, Nothing } from "./people-panels";

/** Items that a checklist may do without, or leave to a machine. */
export function ItemsPanels({ analytics: { neverApplied, neverFailed } }: { analytics: AnalyticsDto }) {
  return (
    <div className="mt-5 grid items-start gap-5 lg:grid-cols-2">
      <Panel title="Never failed" aside={asideOf(neverFailed, "perhaps for a machine")}>
        <Items caption="Items that never failed" items={neverFailed.items} head="Done" countOf={({ done }) => done} />
        <Note>Done whenever they applied, in at least {MIN_RELEASES} releases, and not set to failed once.</Note>
      </Panel>
      <Panel title="Always not applicable" aside={asideOf(neverApplied, "perhaps to leave out")}>
        <Items
          caption="Items that were always not applicable"
          items={neverApplied.items}
          head="Not applicable"
          countOf={(one) => one.notApplicable}
        />
        <Note>Not applicable in every release that had them, and in at least {MIN_RELEASES}.</Note>
      </Panel>
    </div>
  );
}

const asideOf = ({ items, of }: AnalyticsDto["neverFailed"], what: string): string =>
  items.length < of ? `${items.length} of ${of}, ${what}` : what;

type ItemsProps = { caption: string; items: readonly ItemCount[]; head: string; countOf: (item: ItemCount) => number };

function Items({ caption, items, head, countOf }: ItemsProps) {
  if (items.length === 0) return <Nothing>No item, or too few releases to say so.</Nothing>;
  return (
    <Table caption={caption}>
      <TableHead>
        <ColumnHead>Item</ColumnHead>
        <ColumnHead className="text-right">{head}</ColumnHead>
        <ColumnHead className="text-right">Releases</ColumnHead>
        <ColumnHead className="w-20 max-md:hidden" aria-hidden="true" />
      </TableHead>
      <tbody>
        {items.map((item) => (
          <Row key={item.key}>
            <RowHead className="font-normal">{item.title}</RowHead>
            <Cell className="tnum text-right font-mono">{countOf(item)}</Cell>
            <Cell className="tnum text-right font-mono">{item.releases}</Cell>
            <Cell className="max-md:hidden" aria-hidden="true">
              <span className="block h-2 rounded-xs bg-chart-2/45">
                <span className="block h-full rounded-xs bg-chart-1" style={{ width: `${(countOf(item) / item.releases) * 100}%` }} />
              </span>
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}
