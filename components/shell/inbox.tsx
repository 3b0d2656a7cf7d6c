"use client";

import { AlarmClock, BookOpenText, ClipboardCheck, Handshake, Megaphone, OctagonPause, PenLine, Play, Siren, Undo2 } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { part, usePart } from "@/components/ui/part";
import { Popover } from "@/components/ui/popover";
import { markInboxRead } from "@/lib/client/inbox-reading";
import type { HomeDto } from "@/lib/contracts/home";
import type { InboxDto } from "@/lib/contracts/inbox";
import { Bell } from "./bell";
import { needAbout, needHref } from "./need-href";
import { useShell } from "./shell-context";
import { useBrowserNotices } from "./use-browser-notices";

type Need = HomeDto["needs"][number];

const ICONS = {
  incident: Siren,
  "roll-back": Undo2,
  handover: Handshake,
  "sign-off": PenLine,
  resume: Play,
  message: Megaphone,
  overdue: AlarmClock,
  stuck: OctagonPause,
  briefing: BookOpenText,
  obligation: ClipboardCheck,
} as const;

type InboxProps = { team: string; needs: readonly Need[]; messages: InboxDto["messages"] };

const messageList = part(() => import("./message-list"));

/** The bell and what is behind it: everything that needs the person now, what they were told, and whether this browser may say so itself. */
export function Inbox({ team, needs, messages }: InboxProps) {
  const { basePath } = useShell();
  const [isOpen, setOpen] = useState(false);
  const list = usePart(messageList, isOpen);
  // Seen here is read at once, before the server says so.
  const [seen, setSeen] = useState<readonly string[]>([]);
  const unread = messages.filter(({ id, isRead }) => !isRead && !seen.includes(id)).length;
  const open = (next: boolean) => {
    setOpen(next);
    if (!next || unread === 0) return;
    setSeen(messages.map(({ id }) => id));
    void markInboxRead(team);
  };
  const notices = useBrowserNotices(needs, basePath);
  return (
    <Popover trigger={<Bell count={needs.length + unread} />} title="Needs you now" showTitle open={isOpen} onOpenChange={open}>
      {needs.length === 0 ? (
        <p className="py-2 text-muted-foreground text-xs">Nothing needs you. Sign-offs and late items appear here the moment they do.</p>
      ) : null}
      <ul className="-mx-1 max-h-96 overflow-y-auto">
        {needs.map((need) => (
          <li key={need.id}>
            <NeedLink need={need} href={needHref(need, basePath)} onFollow={() => setOpen(false)} />
          </li>
        ))}
      </ul>
      {list ? <list.MessageList messages={messages} onFollow={() => setOpen(false)} /> : null}
      {notices.canAsk ? (
        <Button size="sm" className="mt-2" onClick={notices.ask}>
          Notify me in this browser
        </Button>
      ) : null}
      {notices.isDenied ? (
        <p className="mt-2 text-2xs text-subtle-foreground">
          This browser blocks notifications from here; its site settings can change that.
        </p>
      ) : null}
    </Popover>
  );
}

function NeedLink({ need, href, onFollow }: { need: Need; href: string; onFollow: () => void }) {
  const Icon = ICONS[need.kind];
  return (
    <Link href={href} onClick={onFollow} className="flex gap-2.5 rounded-md px-1 py-2 hover:bg-accent">
      <Icon
        className={need.kind === "sign-off" ? "mt-0.5 size-4 shrink-0 text-signoff-fg" : "mt-0.5 size-4 shrink-0 text-blocked-fg"}
        aria-hidden="true"
      />
      <span className="min-w-0">
        <span className="block text-sm">
          <span className="font-medium">{need.title}</span> {needAbout(need)}
        </span>
        <span className="block text-muted-foreground text-xs">{need.detail}</span>
      </span>
    </Link>
  );
}
