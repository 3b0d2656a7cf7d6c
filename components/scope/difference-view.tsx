import { ArrowUpDown, Minus, Pin, Plus } from "lucide-react";
import { type ReactNode, useState } from "react";
import { Button } from "@/components/ui/button";
import type { ItemDefinition, PhaseState } from "@/lib/domain/release/state";
import type { ChecklistDifference, Reasoned } from "@/lib/domain/scope/difference";

type DifferenceViewProps = { difference: ChecklistDifference | null; phases: readonly PhaseState[] };

/** What other answers do to the checklist: what comes, goes, stays although it is left out, and holds its gate otherwise. */
export function DifferenceView({ difference, phases }: DifferenceViewProps) {
  if (!difference) return null;
  const { added, removed, kept, changed } = difference;
  const codeOf = (key: string) => phases.find((phase) => phase.key === key)?.code ?? key;
  const because = ({ item, because: words }: Reasoned<ItemDefinition>) => `${codeOf(item.phase)}, because ${words}`;
  const isSame = [added, removed, kept, changed].every((list) => list.length === 0);
  return (
    <div role="status" className="space-y-4">
      <h3 className="font-semibold text-sm">{isSame ? "The checklist stays as it is" : "What changes in the checklist"}</h3>
      <List title="Comes" list={added} sign={<Plus className={`${SIGN} text-brand-fg`} aria-hidden="true" />}>
        {(one) => `${because(one)}${one.item.required ? "" : "; advice"}`}
      </List>
      <List title="Goes" list={removed} sign={<Minus className={`${SIGN} text-subtle-foreground`} aria-hidden="true" />}>
        {because}
      </List>
      <List title="Stays, since somebody worked on it" list={kept} sign={<Pin className={`${SIGN} text-blocked-fg`} aria-hidden="true" />}>
        {({ item, because: words }) => `${codeOf(item.phase)}, although ${words}`}
      </List>
      <List title="Holds its gate otherwise" list={changed} sign={<ArrowUpDown className={`${SIGN} text-brand-fg`} aria-hidden="true" />}>
        {(one) => `${one.item.required ? "It holds the gate now" : "It is advice now"}: ${because(one)}`}
      </List>
    </div>
  );
}

const SIGN = "mt-0.5 size-4 shrink-0";
/** As many as fit beside the answers; the others are one press away. */
const SHOWN = 8;

type ListProps = {
  title: string;
  list: readonly Reasoned<ItemDefinition>[];
  sign: ReactNode;
  children: (one: Reasoned<ItemDefinition>) => string;
};

function List({ title, list, sign, children }: ListProps) {
  const [isAll, setAll] = useState(false);
  if (list.length === 0) return null;
  const shown = isAll ? list : list.slice(0, SHOWN);
  return (
    <section aria-label={title}>
      <h4 className="font-medium text-xs">
        {title} <span className="tnum font-normal text-muted-foreground">{list.length}</span>
      </h4>
      <ul className="mt-0.5">
        {shown.map((one) => (
          <li key={one.item.key} className="flex items-start gap-2.5 py-[5px] text-sm leading-[18px]">
            {sign}
            <span className="min-w-0 flex-1 wrap-anywhere">
              {one.item.title}
              <span className="block text-subtle-foreground text-xs">{children(one)}</span>
            </span>
          </li>
        ))}
      </ul>
      {list.length > SHOWN ? (
        <Button size="sm" variant="ghost" className="-ml-2" onClick={() => setAll((before) => !before)}>
          {isAll ? "Show fewer" : `${list.length - SHOWN} more`}
        </Button>
      ) : null}
    </section>
  );
}
