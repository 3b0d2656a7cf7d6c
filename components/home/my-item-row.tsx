"use client";

import Link from "next/link";
import { useWorkspace } from "@/components/shell/workspace";
import { cn } from "@/components/ui/cn";
import { ItemGlyph, type ItemGlyphState } from "@/components/ui/item-glyph";
import { roomHref } from "@/lib/client/room-href";
import type { MyItem } from "@/lib/domain/home/my-items";
import { dayLabel, shortTime } from "@/lib/domain/time/format";
import { itemId, type TickState } from "./use-tick";

type MyItemRowProps = { item: MyItem; zone: string; state: TickState | null; onTick: () => void };

/** One item: its box where one press is enough, its title as the way to it, its release, when it is due. */
export function MyItemRow({ item, zone, state, onTick }: MyItemRowProps) {
  const { team } = useWorkspace();
  const isDone = state === "done";
  return (
    <li className="flex items-center gap-3 px-4 py-2 focus-within:bg-accent/50 max-md:flex-wrap max-md:gap-y-0">
      <Box item={item} state={state} onTick={onTick} />
      <Link
        href={roomHref(team.slug, item.release.id, { item: item.key })}
        {...(item.canTick ? {} : { "data-item-focus": itemId(item) })}
        className={cn(
          "min-w-0 flex-1 truncate hover:underline max-md:whitespace-normal",
          (item.isLocked || isDone) && "text-muted-foreground",
          isDone && "line-through",
        )}
      >
        {item.title}
      </Link>
      <span className="flex shrink-0 gap-3 text-subtle-foreground text-xs max-md:w-full max-md:pl-[30px]">
        <span className="max-md:flex-1">
          {item.release.service} {item.release.version}
        </span>
        <span className={cn("tnum w-[140px] text-right max-md:w-auto", item.isOverdue && "text-blocked-fg")}>{whenText(item, zone)}</span>
      </span>
    </li>
  );
}

function Box({ item, state, onTick }: Pick<MyItemRowProps, "item" | "state" | "onTick">) {
  if (!item.canTick) {
    return (
      <span className="-m-[3px] grid size-6 shrink-0 place-items-center">
        <ItemGlyph state={glyphOf(item)} />
      </span>
    );
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: the item box is a button with the checkbox role (DESIGN section 11)
    <button
      type="button"
      role="checkbox"
      aria-checked={state !== null}
      aria-label={`${item.title}: ${state === "done" ? "Done" : "To do"}, ${item.required ? "required" : "optional"}`}
      data-item-focus={itemId(item)}
      onClick={state === null ? onTick : undefined}
      className="-m-[3px] pointer-coarse:-m-[13px] grid pointer-coarse:size-11 size-6 shrink-0 place-items-center rounded-sm"
    >
      <ItemGlyph state={state ?? (item.isLocked ? "locked" : "todo")} />
    </button>
  );
}

function glyphOf(item: MyItem): ItemGlyphState {
  if (item.standing === "blocked" || item.standing === "failed") return item.standing;
  return item.isLocked ? "locked" : "todo";
}

function whenText({ phase, isLocked, dueAt, isOverdue }: MyItem, zone: string): string {
  if (isLocked) return `opens with ${phase.code}`;
  if (!dueAt) return phase.code;
  return `${phase.code}, ${isOverdue ? "was due" : "due"} ${dayLabel(dueAt, zone).slice(0, 3)} ${shortTime(dueAt, zone)}`;
}
