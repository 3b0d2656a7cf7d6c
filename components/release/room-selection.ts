"use client";

import { useEffect, useSyncExternalStore } from "react";
import { useRoom } from "@/lib/client/use-room";
import { currentPhase } from "@/lib/domain/release/release-status";
import type { PhaseState, ReleaseState } from "@/lib/domain/release/state";

/** Address of a phase or an item within the room: `#phase-t-zero`, `#item-code-freeze`. */
export const phaseHash = (phase: string): `#${string}` => `#phase-${phase}`;
export const itemHash = (item: string): `#${string}` => `#item-${item}`;

function subscribe(listener: () => void): () => void {
  addEventListener("hashchange", listener);
  return () => removeEventListener("hashchange", listener);
}

function useHash(): string {
  return useSyncExternalStore(
    subscribe,
    () => location.hash,
    () => "",
  );
}

/** The phase that is shown: the one of the address, else the one people are working in. */
export function useSelectedPhase(): PhaseState {
  return phaseAt(useRoom().state, useHash());
}

/** The phase of the address as it is now: two keys may come faster than the room is drawn. */
export function selectedPhaseNow(state: ReleaseState): PhaseState {
  return phaseAt(state, location.hash);
}

function phaseAt(state: ReleaseState, hash: string): PhaseState {
  const item = hash.startsWith("#item-") ? state.items.find((one) => itemHash(one.key) === hash) : undefined;
  const named = state.phases.find((phase) => phaseHash(phase.key) === hash || phase.key === item?.phase);
  const visible = state.phases.filter((phase) => phase.status !== "hidden");
  const selected = named && named.status !== "hidden" ? named : (currentPhase(state) ?? visible.at(-1));
  if (!selected) throw new Error("A release has at least one phase.");
  return selected;
}

export function selectPhase(phase: string): void {
  location.hash = phaseHash(phase);
}

/** Frames in which the item of an address may still come: its phase is drawn by then on a slow device too. */
const PATIENT_FRAMES = 120;

/** Brings the item of the address into view and focuses it, once it is drawn. */
export function useScrollToItem(): void {
  const hash = useHash();
  // The external system is the page's scroll position.
  useEffect(() => {
    if (!hash.startsWith("#item-")) return;
    let frame = 0;
    const look = (left: number) => {
      frame = requestAnimationFrame(() => {
        if (!focusItem(hash.slice("#item-".length)) && left > 0) look(left - 1);
      });
    };
    look(PATIENT_FRAMES);
    return () => cancelAnimationFrame(frame);
  }, [hash]);
}

/** Moves focus to an item's box. False where it is not drawn. */
export function focusItem(key: string): boolean {
  const row = document.getElementById(`item-${key}`);
  const box = row?.querySelector<HTMLElement>('[role="checkbox"]');
  row?.scrollIntoView({ block: "nearest" });
  box?.focus();
  return document.activeElement === box;
}
