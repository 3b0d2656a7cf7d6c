"use client";

import { Toast as Base } from "@base-ui/react/toast";
import { Check, CircleAlert, X } from "lucide-react";
import { type ReactNode, useMemo } from "react";
import { Kbd } from "./kbd";

const UNDO_MS = 6_000;

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

type ToastData = { keys?: string | undefined };

/** `show` puts up a toast and answers its id, `dismiss` takes one down. */
export function useToast(): { show: (toast: ToastInput) => string; dismiss: (id: string) => void } {
  const { add, close } = Base.useToastManager<ToastData>();
  return useMemo(() => {
    const show = ({ text, tone = "done", action, keys, id, timeoutMs = UNDO_MS }: ToastInput): string => {
      const shown: string = add({
        ...(id === undefined ? {} : { id }),
        title: text,
        type: tone,
        timeout: timeoutMs,
        priority: tone === "failed" ? "high" : "low",
        data: { keys },
        ...(action
          ? {
              actionProps: {
                children: action.label,
                onClick: () => {
                  close(shown);
                  action.run();
                },
              },
            }
          : {}),
      });
      return shown;
    };
    return { show, dismiss: (id: string) => close(id) };
  }, [add, close]);
}

function ToastMark({ type }: { type: string | undefined }) {
  if (type === "failed") return <CircleAlert className="size-4 text-failed-fg" aria-hidden="true" />;
  return <Check className="size-4 text-done" aria-hidden="true" />;
}

function ToastList() {
  const { toasts } = Base.useToastManager<ToastData>();
  return toasts.map((toast) => (
    <Base.Root
      key={toast.id}
      toast={toast}
      swipeDirection={["down", "right"]}
      className="flex w-full items-center gap-2 rounded-md border border-border bg-popover px-3 py-1.5 text-popover-foreground text-xs shadow-pop transition-opacity duration-180 ease-settle data-ending-style:opacity-0 data-limited:hidden data-starting-style:opacity-0"
    >
      <ToastMark type={toast.type} />
      <Base.Title className="min-w-0 flex-1" render={<p />} />
      {toast.actionProps ? (
        <Base.Action className="h-6 rounded-sm px-1 font-medium text-brand-fg hover:underline pointer-coarse:h-11 pointer-coarse:px-3" />
      ) : null}
      {toast.data?.keys ? <Kbd>{toast.data.keys}</Kbd> : null}
      <Base.Close
        aria-label="Dismiss"
        className="-mr-1 grid size-6 place-items-center rounded-sm text-muted-foreground hover:bg-accent pointer-coarse:size-11"
      >
        <X className="size-3.5" aria-hidden="true" />
      </Base.Close>
    </Base.Root>
  ));
}

/** Holds the toasts of the page. One per application, at its root. */
export function ToastProvider({ children }: { children: ReactNode }) {
  return (
    <Base.Provider timeout={UNDO_MS} limit={3}>
      {children}
      <Base.Portal>
        <Base.Viewport className="fixed inset-x-4 bottom-4 z-60 mx-auto flex max-w-80 flex-col gap-2 max-md:bottom-32 print:hidden">
          <ToastList />
        </Base.Viewport>
      </Base.Portal>
    </Base.Provider>
  );
}
