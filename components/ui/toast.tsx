"use client";

import { createContext, type ReactNode, use, useState, useSyncExternalStore } from "react";
import { part, usePart } from "./part";
import { createToastQueue, type ToastQueue } from "./toast-queue";

const stack = part(() => import("./toast-stack"));

const ToastContext = createContext<ToastQueue | null>(null);

/** `show` puts up a toast and answers its id, `dismiss` takes one down. */
export function useToast(): Pick<ToastQueue, "show" | "dismiss"> {
  const queue = use(ToastContext);
  if (!queue) throw new Error("There is no ToastProvider around this component.");
  return queue;
}

/** Holds the toasts of the page. One per application, at its root. */
export function ToastProvider({ children }: { children: ReactNode }) {
  const [queue] = useState(createToastQueue);
  const isUsed = useSyncExternalStore(queue.subscribe, queue.isUsed, () => false);
  const found = usePart(stack, isUsed);
  return (
    <ToastContext value={queue}>
      {children}
      {found ? <found.ToastStack queue={queue} /> : null}
    </ToastContext>
  );
}
