"use client";

import Link from "next/link";
import { cn } from "@/components/ui/cn";
import type { InboxDto } from "@/lib/contracts/inbox";
import { useShell } from "./shell-context";

const SHOWN = 5;

type MessageListProps = { messages: InboxDto["messages"]; onFollow: () => void };

/** The newest messages to the person; those that are new to them stand out. */
export function MessageList({ messages, onFollow }: MessageListProps) {
  const { basePath } = useShell();
  if (messages.length === 0) return null;
  return (
    <>
      <h3 className="mt-2 mb-1 border-border border-t pt-2.5 font-medium text-sm">Messages to you</h3>
      <ul className="-mx-1">
        {messages.slice(0, SHOWN).map(({ id, place, about, subject, by, isRead }) => (
          <li key={id}>
            <Link href={`${basePath}${place}`} onClick={onFollow} className="flex gap-2.5 rounded-md px-1 py-2 hover:bg-accent">
              <span className={cn("mt-1.5 size-2 shrink-0 rounded-full", isRead ? "bg-transparent" : "bg-brand")} aria-hidden="true" />
              <span className="min-w-0">
                <span className="block truncate text-sm">
                  {isRead ? null : <span className="sr-only">New: </span>}
                  {subject}
                </span>
                <span className="block truncate text-muted-foreground text-xs">{about ? `${about}, from ${by}` : `From ${by}`}</span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}
