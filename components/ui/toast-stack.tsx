"use client";

import { Toast as Base } from "@base-ui/react/toast";
import { Check, CircleAlert, X } from "lucide-react";
import { useEffect } from "react";
import { Kbd } from "./kbd";
import { type ToastQueue, UNDO_MS } from "./toast-queue";

type ToastData = { keys?: string | undefined };

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

/** Puts up what the queue is given, from now on. */
function ToastFeed({ queue }: { queue: ToastQueue }) {
  const { add, close } = Base.useToastManager<ToastData>();
  // The external system is whoever has something to say.
  useEffect(
    () =>
      queue.connect({
        show: ({ id, text, tone = "done", action, keys, timeoutMs = UNDO_MS }) => {
          const onClick = () => {
            close(id);
            action?.run();
          };
          add({
            id,
            title: text,
            type: tone,
            timeout: timeoutMs,
            priority: tone === "failed" ? "high" : "low",
            data: { keys },
            ...(action ? { actionProps: { children: action.label, onClick } } : {}),
          });
        },
        dismiss: (id) => close(id),
      }),
    [queue, add, close],
  );
  return null;
}

/** The toasts of the page, above everything. */
export function ToastStack({ queue }: { queue: ToastQueue }) {
  return (
    <Base.Provider timeout={UNDO_MS} limit={3}>
      <ToastFeed queue={queue} />
      <Base.Portal>
        <Base.Viewport className="fixed inset-x-4 bottom-4 z-60 mx-auto flex max-w-80 flex-col gap-2 max-md:bottom-32 print:hidden">
          <ToastList />
        </Base.Viewport>
      </Base.Portal>
    </Base.Provider>
  );
}
