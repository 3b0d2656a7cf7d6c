import { Activity, User, Workflow } from "lucide-react";
import type { ReactNode } from "react";
import { Avatar, type AvatarTone } from "@/components/ui/avatar";
import { cn } from "@/components/ui/cn";
import { ItemGlyph, type ItemGlyphState } from "@/components/ui/item-glyph";

const SOURCES = { person: User, CI: Workflow, metric: Activity } as const;

export type SampleRowProps = {
  title: string;
  state: ItemGlyphState;
  stateName: string;
  source: keyof typeof SOURCES;
  owner: { name: string; initials?: string; tone: AvatarTone };
  marks?: ReactNode;
  below?: ReactNode;
  actions?: ReactNode;
  time?: string;
  isFocused?: boolean;
  isFlashed?: boolean;
  isMuted?: boolean;
};

function checkedOf(state: ItemGlyphState): boolean | "mixed" {
  if (state === "todo") return false;
  return state === "done" ? true : "mixed";
}

function RowEnd({ source, owner, time, actions }: Pick<SampleRowProps, "source" | "owner" | "time" | "actions">) {
  const SourceIcon = SOURCES[source];
  return (
    <div className="flex shrink-0 items-start gap-1.5">
      {actions}
      <span
        className="grid size-6 place-items-center text-subtle-foreground"
        title={`Source: ${source}`}
        role="img"
        aria-label={`Source: ${source}`}
      >
        <SourceIcon className="size-3.5" aria-hidden="true" />
      </span>
      <span className="tnum mr-1 w-10 text-right font-mono text-2xs text-subtle-foreground leading-6">{time}</span>
      <Avatar {...owner} />
    </div>
  );
}

/** A row as the checklist will draw it; here only to show the glyphs, chips and tints in place. */
export function SampleRow({ title, state, stateName, marks, below, isFocused, isFlashed, isMuted, ...end }: SampleRowProps) {
  return (
    <li className={cn("relative", isFlashed && "bg-flash", isFocused && "z-10 rounded-md outline-2 outline-ring -outline-offset-1")}>
      <div className="flex gap-3 px-4 py-2">
        <div className="pt-px">
          {/* biome-ignore lint/a11y/useSemanticElements: an item has three values and its own shapes, which a native checkbox cannot show */}
          <button
            type="button"
            role="checkbox"
            aria-checked={checkedOf(state)}
            aria-label={`${title}: ${stateName}`}
            className="-m-[3px] grid size-6 place-items-center"
          >
            <ItemGlyph state={state} />
          </button>
        </div>
        <div className="min-w-0 flex-1">
          <div className="flex min-h-5 items-center gap-2">
            <span className={cn("truncate", isMuted && "text-muted-foreground")}>{title}</span>
            {marks}
          </div>
          {below ? (
            <div className="tnum mt-0.5 flex flex-wrap items-center gap-x-3 gap-y-0.5 text-subtle-foreground text-xs">{below}</div>
          ) : null}
        </div>
        <RowEnd {...end} />
      </div>
    </li>
  );
}
