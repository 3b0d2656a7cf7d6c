"use client";

import { useHotkeys } from "react-hotkeys-hook";
import { focusItem } from "@/components/release/room-selection";
import { useAnnounce } from "@/components/ui/live-region";
import { useSingleKey } from "@/components/ui/single-keys";
import { useCopy } from "@/components/ui/use-copy";
import { useRoomStore } from "@/lib/client/use-room";
import { fillSnippet, snippetValues } from "@/lib/domain/checklist/snippet";
import type { ItemState } from "@/lib/domain/release/state";
import type { Ask } from "./ask";
import { useItemActions } from "./item-actions";

type Keys = {
  items: readonly ItemState[];
  tick: (item: ItemState) => void;
  toggle: (key: string) => void;
  ask: (item: ItemState, ask: Ask) => void;
};

/** The keys of the checklist (DESIGN section 9). Focus follows `j` and `k`; the others act on the focused item. */
export function useChecklistKeys({ items, tick, toggle, ask }: Keys): void {
  const { undoLast } = useItemActions();
  const copyCommand = useCopyCommand();
  const focused = () => {
    const key = document.activeElement?.closest<HTMLElement>("[data-item]")?.dataset.item;
    return items.find((item) => item.key === key);
  };
  const move = (step: number) => {
    const index = items.findIndex((item) => item.key === focused()?.key);
    const next = items[index < 0 ? (step > 0 ? 0 : items.length - 1) : Math.min(Math.max(index + step, 0), items.length - 1)];
    if (next) focusItem(next.key);
  };
  const act = (run: (item: ItemState) => void) => () => {
    const item = focused();
    if (item) run(item);
  };
  useSingleKey("j", () => move(1));
  useSingleKey("k", () => move(-1));
  useSingleKey("x", act(tick));
  useSingleKey(
    "n",
    act((item) => ask(item, "not-applicable")),
  );
  useSingleKey(
    "b",
    act((item) => ask(item, "blocked")),
  );
  useSingleKey(
    "a",
    act((item) => ask(item, "assign")),
  );
  useSingleKey("y", act(copyCommand));
  useHotkeys("enter", (event) => {
    const isBox = event.target instanceof HTMLElement && event.target.getAttribute("role") === "checkbox";
    const item = isBox ? focused() : undefined;
    if (!item) return;
    event.preventDefault();
    toggle(item.key);
  });
  useHotkeys("mod+z", undoLast, { preventDefault: true });
}

/** The button of the row, which shows that it did; a resolved item draws none until it is opened, and is copied all the same. */
function useCopyCommand(): (item: ItemState) => void {
  const store = useRoomStore();
  const announce = useAnnounce();
  const { copy } = useCopy();
  return ({ key, command }) => {
    if (command === null) return;
    const button = document.getElementById(`item-${key}`)?.querySelector<HTMLButtonElement>('button[aria-label="Copy command"]');
    if (button) return button.click();
    const text = fillSnippet(command, snippetValues(store.view().state.details));
    void copy(text).then((done) => announce.polite(done ? "Copied." : "Could not copy. Select the text instead."));
  };
}
