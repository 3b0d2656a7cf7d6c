"use client";

import { ItemGlyph } from "@/components/ui/item-glyph";

type TickBoxProps = { title: string; isDone: boolean; isBusy: boolean; mayTick: boolean; onPress: () => void };

/** The box of a step or action item. */
export function TickBox({ title, isDone, isBusy, mayTick, onPress }: TickBoxProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: the box is a button with the checkbox role (DESIGN section 11)
    <button
      type="button"
      role="checkbox"
      aria-checked={isDone}
      aria-disabled={!mayTick || isBusy || undefined}
      aria-label={`${title}: ${isDone ? "Done" : "To do"}`}
      onClick={mayTick && !isBusy ? onPress : undefined}
      className="-m-[3px] pointer-coarse:-m-[13px] grid pointer-coarse:size-11 size-6 shrink-0 place-items-center rounded-sm"
    >
      <ItemGlyph state={isBusy ? "sending" : isDone ? "done" : "todo"} />
    </button>
  );
}
