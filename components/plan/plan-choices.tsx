"use client";

import { Minus, Plus } from "lucide-react";
import { type ReactNode, useState } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { type ItemChoice, isAdded, type Tailoring } from "@/lib/domain/tailoring/tailoring";
import type { Plan } from "./use-plan";

/** As many as fit beside what else is on the page; the others are one press away. */
const SHOWN = 5;

type Props = { plan: Plan; tailoring: Tailoring };

/** What the profile brought into the checklist and what it left out, each with its reason; what is out can be put back. */
export function PlanChoices({ plan, tailoring: { choices } }: Props) {
  // What the strategy brings stands in a list of its own.
  const added = choices.filter((choice) => isAdded(choice) && choice.origin !== "strategy");
  const leftOut = choices.filter(({ isIn, phase }) => !isIn && phase !== null);
  const { restored } = plan.form;
  const changed = plan.notice?.items;
  const putBack = (key: string) => plan.set({ restored: [...restored, key] }, "put back");
  const leaveOut = (key: string) => plan.set({ restored: restored.filter((one) => one !== key) }, "left out again");
  return (
    <div className="mt-4 grid grid-cols-2 items-start gap-4 max-xl:grid-cols-1">
      <ChoiceList
        title="Added"
        choices={added}
        changed={changed}
        sign={<Plus className="mt-0.5 size-4 shrink-0 text-brand-fg" aria-hidden="true" />}
      >
        {(choice) => (choice.rule === "restored" ? <Turn label="Leave out" choice={choice} onPress={leaveOut} /> : null)}
      </ChoiceList>
      <ChoiceList
        title="Left out"
        choices={leftOut}
        changed={changed}
        sign={<Minus className="mt-0.5 size-4 shrink-0 text-subtle-foreground" aria-hidden="true" />}
      >
        {(choice) => <Turn label="Put back" choice={choice} onPress={putBack} />}
      </ChoiceList>
    </div>
  );
}

type ChoiceListProps = {
  title: string;
  choices: readonly ItemChoice[];
  /** Keys of those that the last answer moved: they are tinted and come first. */
  changed: ReadonlySet<string> | undefined;
  sign: ReactNode;
  children: (choice: ItemChoice) => ReactNode;
};

function ChoiceList({ title, choices, changed, sign, children }: ChoiceListProps) {
  const [isAll, setAll] = useState(false);
  const isChanged = ({ key }: ItemChoice) => changed?.has(key) ?? false;
  const ordered = choices.toSorted((a, b) => Number(isChanged(b)) - Number(isChanged(a)));
  const shown = isAll ? ordered : ordered.slice(0, SHOWN);
  return (
    <section aria-label={title} className="rounded-lg border border-border bg-card px-4 py-3">
      <h3 className="font-semibold text-sm">
        {title} <span className="tnum font-normal text-muted-foreground">{choices.length}</span>
      </h3>
      <ul className="mt-1">
        {shown.map((choice) => (
          <li
            key={choice.key}
            className={cn(
              "-mx-2 flex items-start gap-2.5 rounded-sm px-2 py-[5px] text-sm leading-[18px]",
              isChanged(choice) && "bg-flash",
            )}
          >
            {sign}
            <span className="min-w-0 flex-1">
              {choice.title}
              <span className="block text-subtle-foreground text-xs">
                {choice.phase?.code}, because {choice.because}
                {choice.isIn && !choice.isBlocking ? "; advice" : ""}
              </span>
            </span>
            {children(choice)}
          </li>
        ))}
      </ul>
      {choices.length > SHOWN ? (
        <Button size="sm" variant="ghost" className="-ml-2" onClick={() => setAll((before) => !before)}>
          {isAll ? "Show fewer" : `${choices.length - SHOWN} more`}
        </Button>
      ) : null}
    </section>
  );
}

type TurnProps = { label: string; choice: ItemChoice; onPress: (key: string) => void };

function Turn({ label, choice, onPress }: TurnProps) {
  return (
    <Button size="sm" variant="ghost" onClick={() => onPress(choice.key)} aria-label={`${label}: ${choice.title}`}>
      {label}
    </Button>
  );
}
