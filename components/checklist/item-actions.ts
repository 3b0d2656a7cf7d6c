"use client";

import { useMemo } from "react";
import { useToast } from "@/components/ui/toast";
import { useRoomStore } from "@/lib/client/use-room";
import type { ItemState, ItemStatus } from "@/lib/domain/release/state";

export type ItemAnswer = {
  reason?: string;
  value?: string;
  outcome?: NonNullable<ItemState["outcome"]>;
  waivedUntil?: string;
};

/** What one does to an item; each is shown at once and sent. `set` offers to take it back for 6 s. */
export function useItemActions() {
  const store = useRoomStore();
  const toast = useToast();
  return useMemo(() => {
    const set = (item: ItemState, status: ItemStatus, answer: ItemAnswer = {}) => {
      store.enqueue({ type: "item.set", item: item.key, status, expectedVersion: item.version, ...answer });
      toast.show({
        id: `item-${item.key}`,
        text: `${item.title}: ${DONE_WORDS[status]}`,
        action: { label: "Undo", run: () => undo(item) },
        keys: "⌘Z",
      });
      lastSet = () => {
        toast.dismiss(`item-${item.key}`);
        undo(item);
      };
    };
    /** Puts back what was before, as a change of its own that names the event it takes back. */
    const undo = (before: ItemState) => {
      lastSet = null;
      const present = store.item(before.key);
      if (!present) return;
      const taken = store.view().events.findLast((event) => event.type === "item.set" && event.payload.item === before.key);
      store.enqueue({
        type: "item.set",
        item: before.key,
        status: before.status,
        expectedVersion: present.version,
        ...answerOf(before),
        ...(taken ? { compensates: taken.seq } : {}),
      });
    };
    return { set, undoLast: () => lastSet?.() };
  }, [store, toast]);
}

function answerOf({ reason, value, outcome, waivedUntil }: ItemState): ItemAnswer {
  const given = Object.entries({ reason, value, outcome, waivedUntil }).filter(([, answer]) => answer);
  return Object.fromEntries(given);
}

/** The last change of this tab, for ⌘Z. */
let lastSet: (() => void) | null = null;

const DONE_WORDS: Record<ItemStatus, string> = {
  todo: "back to do",
  done: "done",
  "not-applicable": "not applicable",
  waived: "waived",
  blocked: "blocked",
  failed: "failed",
};
