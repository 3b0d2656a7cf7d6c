export const UNDO_MS = 6_000;

export type ToastInput = {
  text: string;
  tone?: "done" | "failed";
  /** Label and act of the one button, such as Undo. */
  action?: { label: string; run: () => void };
  /** Key that does the same, shown behind the button. */
  keys?: string;
  /** Giving the same id again replaces the toast. */
  id?: string;
  /** Milliseconds until it goes by itself; 6 s unless told otherwise, 0 stays. */
  timeoutMs?: number;
};

export type QueuedToast = ToastInput & { readonly id: string };

/** What draws toasts. */
export type ToastOutlet = { readonly show: (toast: QueuedToast) => void; readonly dismiss: (id: string) => void };

/** Keeps toasts until something is there to draw them, which comes later than the page. */
export type ToastQueue = {
  /** Puts up a toast and answers its id. */
  readonly show: (toast: ToastInput) => string;
  readonly dismiss: (id: string) => void;
  /** Hands over what waits, and from then on everything at once. Returns how to stop. */
  readonly connect: (outlet: ToastOutlet) => () => void;
  readonly subscribe: (listener: () => void) => () => void;
  /** Whether there was ever anything to show. */
  readonly isUsed: () => boolean;
};

export function createToastQueue(): ToastQueue {
  const waiting = new Map<string, QueuedToast>();
  const listeners = new Set<() => void>();
  let outlet: ToastOutlet | null = null;
  let count = 0;
  return {
    show: (toast) => {
      count += 1;
      const queued = { ...toast, id: toast.id ?? `toast-${count}` };
      if (outlet) outlet.show(queued);
      else waiting.set(queued.id, queued);
      for (const listener of listeners) listener();
      return queued.id;
    },
    dismiss: (id) => {
      waiting.delete(id);
      outlet?.dismiss(id);
    },
    connect: (next) => {
      outlet = next;
      for (const toast of waiting.values()) next.show(toast);
      waiting.clear();
      return () => {
        if (outlet === next) outlet = null;
      };
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    isUsed: () => count > 0,
  };
}
