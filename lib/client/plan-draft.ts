import { useSyncExternalStore } from "react";
import { z } from "zod";
import { type PlanForm, planForm } from "./plan-form";

const stored = z.object({ form: planForm, savedAt: z.number() });

/** What is kept of a plan on this device. `savedAt` is null before the first change, `wasRestored` after a reload. */
export type PlanDraft = {
  readonly form: PlanForm;
  readonly savedAt: number | null;
  readonly wasRestored: boolean;
  readonly isKept: boolean;
};

export type PlanDraftStore = {
  readonly subscribe: (listener: () => void) => () => void;
  readonly get: () => PlanDraft;
  readonly getFirst: () => PlanDraft;
  readonly set: (change: Partial<PlanForm> | ((form: PlanForm) => Partial<PlanForm>)) => void;
  /** Forgets what is kept; the form begins anew. */
  readonly clear: () => void;
};

/** The draft of one person for one team, in this browser. Written at every change, so that a crash costs nothing. */
export function createPlanDraft(key: string, first: PlanForm, now: () => number = Date.now): PlanDraftStore {
  const empty: PlanDraft = { form: first, savedAt: null, wasRestored: false, isKept: true };
  const listeners = new Set<() => void>();
  let draft: PlanDraft | null = null;

  const get = (): PlanDraft => {
    draft ??= readDraft(key) ?? empty;
    return draft;
  };
  const put = (next: PlanDraft) => {
    draft = next;
    for (const listener of listeners) listener();
  };
  return {
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    get,
    getFirst: () => empty,
    set: (change) => {
      const { form, wasRestored } = get();
      const next = { ...form, ...(typeof change === "function" ? change(form) : change) };
      const savedAt = now();
      put({ form: next, savedAt, wasRestored, isKept: writeDraft(key, { form: next, savedAt }) });
    },
    clear: () => {
      removeDraft(key);
      put(empty);
    },
  };
}

/** The draft, as it changes; on the server and at the first draw an empty one. */
export function usePlanDraft(store: PlanDraftStore): PlanDraft {
  return useSyncExternalStore(store.subscribe, store.get, store.getFirst);
}

function readDraft(key: string): PlanDraft | null {
  try {
    const parsed = stored.safeParse(JSON.parse(localStorage.getItem(key) ?? "null"));
    return parsed.success ? { ...parsed.data, wasRestored: true, isKept: true } : null;
  } catch {
    return null; // storage refused or its text broken: an empty form is all there is
  }
}

/** False where the browser keeps nothing: the page says so. */
function writeDraft(key: string, value: z.infer<typeof stored>): boolean {
  try {
    localStorage.setItem(key, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}

function removeDraft(key: string): void {
  try {
    localStorage.removeItem(key);
  } catch {
    // nothing was kept
  }
}
