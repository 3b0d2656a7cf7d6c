"use client";

import { useMemo, useState } from "react";
import { focusItem } from "@/components/release/room-selection";
import { useRoom, useRoomStore } from "@/lib/client/use-room";
import { isResolved } from "@/lib/domain/checklist/progress";
import type { ItemState, PhaseState } from "@/lib/domain/release/state";
import type { Ask } from "./ask";
import { useItemActions } from "./item-actions";
import { isAnsweredElsewhere, needsAnswer, needsReason } from "./item-rules";
import { useChecklistKeys } from "./use-checklist-keys";

export type Filter = "all" | "open" | "required";
export type Section = {
  readonly key: string;
  readonly title: string;
  readonly shown: readonly ItemState[];
  readonly total: number;
  readonly resolved: number;
};

/** The checklist of a phase as this person sees it: what is shown, unfolded and asked, and what a tick does. */
export function useChecklist(phase: PhaseState) {
  const { state } = useRoom();
  const store = useRoomStore();
  const { set } = useItemActions();
  const [filter, setFilter] = useState<Filter>("all");
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const [asked, setAsked] = useState<{ item: string; ask: Ask } | null>(null);
  const items = useMemo(() => state.items.filter((item) => item.phase === phase.key), [state.items, phase.key]);
  const now = new Date(store.nowMs()).toISOString();
  const sections = sectionsOf(items, filter, (item) => isResolved(item, { now, items }));

  const toggle = (key: string) =>
    setOpen((before) => (before.has(key) ? new Set([...before].filter((one) => one !== key)) : new Set([...before, key])));
  const ask = (item: ItemState, question: Ask | null) => {
    setAsked(question ? { item: item.key, ask: question } : null);
    if (!question) requestAnimationFrame(() => focusItem(item.key));
  };
  const tick = (item: ItemState) => {
    if (isAnsweredElsewhere(item)) return toggle(item.key);
    const isDone = item.status !== "todo";
    if (!isDone && needsAnswer(item)) return ask(item, "answer");
    if (needsReason(state, item)) return ask(item, isDone ? "reopen" : "done-late");
    set(item, isDone ? "todo" : "done");
  };
  useChecklistKeys({ items: sections.flatMap((section) => section.shown), tick, toggle, ask });

  return {
    sections,
    filter,
    setFilter,
    tick,
    toggle,
    ask,
    isOpen: (key: string) => open.has(key),
    askOf: (key: string) => (asked?.item === key ? asked.ask : null),
  };
}

function sectionsOf(items: readonly ItemState[], filter: Filter, resolved: (item: ItemState) => boolean): Section[] {
  const sections = new Map<string, ItemState[]>();
  for (const item of items) sections.set(item.section, [...(sections.get(item.section) ?? []), item]);
  const isShown = (item: ItemState) => filter === "all" || (filter === "required" ? item.required : !resolved(item));
  return [...sections].map(([key, all]) => ({
    key,
    title: all[0]?.sectionTitle ?? "",
    shown: all.filter(isShown),
    total: all.length,
    resolved: all.filter(resolved).length,
  }));
}
