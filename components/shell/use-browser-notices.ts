"use client";

import { useEffect, useRef, useSyncExternalStore } from "react";
import type { HomeDto } from "@/lib/contracts/home";
import { needAbout, needHref } from "./need-href";

type Need = HomeDto["needs"][number];

const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function changed(): void {
  for (const listener of listeners) listener();
}

const permission = (): NotificationPermission | "unsupported" => ("Notification" in window ? Notification.permission : "unsupported");

/** A due sign-off reaches its person: the count in the title, and a notification of the browser while its tab is not looked at. */
export function useBrowserNotices(needs: readonly Need[], basePath: string) {
  const state = useSyncExternalStore(subscribe, permission, () => "unsupported" as const);
  const known = useRef<ReadonlySet<string> | null>(null);

  // The external system is the browser's title.
  useEffect(() => {
    const mark = () => {
      const bare = document.title.replace(/^\(\d+\) /, "");
      const wanted = needs.length > 0 ? `(${needs.length}) ${bare}` : bare;
      if (document.title !== wanted) document.title = wanted;
    };
    mark();
    // Every page sets its own title after this one has marked the last.
    const observer = new MutationObserver(mark);
    observer.observe(document.head, { childList: true, subtree: true, characterData: true });
    return () => observer.disconnect();
  }, [needs.length]);

  // The external system is the browser's notifications. What was there when the page came is no news.
  useEffect(() => {
    const before = known.current;
    known.current = new Set(needs.map((need) => need.id));
    if (!before || permission() !== "granted" || document.visibilityState === "visible") return;
    for (const need of needs) if (!before.has(need.id) && need.kind !== "obligation") notify(need, needHref(need, basePath));
  }, [needs, basePath]);

  const ask = () => void Notification.requestPermission().then(changed);
  return { canAsk: state === "default", isDenied: state === "denied", ask };
}

function notify(need: Need, href: string): void {
  const notice = new Notification(`${need.title}: ${needAbout(need)}`, { body: need.detail, tag: need.id });
  notice.onclick = () => {
    window.focus();
    location.assign(href);
  };
}
