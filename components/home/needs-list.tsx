"use client";

import {
  AlarmClock,
  BookOpenText,
  ClipboardList,
  Handshake,
  type LucideIcon,
  Megaphone,
  PenLine,
  Play,
  Siren,
  TriangleAlert,
  Undo2,
} from "lucide-react";
import Link from "next/link";
import { needAbout, needHref } from "@/components/shell/need-href";
import { useWorkspace } from "@/components/shell/workspace";
import { buttonVariants } from "@/components/ui/button-variants";
import { cn } from "@/components/ui/cn";
import { type TimedAnswer, usePageNow } from "@/lib/client/page-now";
import type { Need, NeedKind } from "@/lib/domain/home/needs";
import { countdown, elapsed } from "@/lib/domain/time/clock";
import { toMs } from "@/lib/domain/time/instant";

const SIGN_OFF = "border-signoff-line bg-signoff-soft text-signoff-fg";
const RED = "border-failed-line bg-failed-soft text-failed-fg";
const AMBER = "border-blocked-line bg-blocked-soft text-blocked-fg";
const PLAIN = "border-border bg-sunken text-muted-foreground";

const LOOKS: Record<NeedKind, { icon: LucideIcon; box: string; action: string }> = {
  incident: { icon: Siren, box: AMBER, action: "Open incident" },
  "roll-back": { icon: Undo2, box: RED, action: "Decide" },
  handover: { icon: Handshake, box: AMBER, action: "Read and answer" },
  "sign-off": { icon: PenLine, box: SIGN_OFF, action: "Review and sign" },
  resume: { icon: Play, box: SIGN_OFF, action: "Review and agree" },
  message: { icon: Megaphone, box: AMBER, action: "Open message" },
  overdue: { icon: AlarmClock, box: AMBER, action: "Open items" },
  stuck: { icon: TriangleAlert, box: AMBER, action: "Open item" },
  briefing: { icon: BookOpenText, box: SIGN_OFF, action: "Read and confirm" },
  obligation: { icon: ClipboardList, box: PLAIN, action: "Open obligation" },
};

/** What waits for the person, most urgent first. */
export function NeedsList({ needs, timed }: { needs: readonly Need[]; timed: TimedAnswer }) {
  const { team } = useWorkspace();
  return (
    <section aria-label="Needs you now" className="rounded-lg border border-border bg-card">
      {needs.length === 0 ? (
        <p className="px-4 py-5 text-muted-foreground text-xs">Sign-offs, late items and obligations that wait for you appear here.</p>
      ) : (
        <ul className="divide-y divide-border-soft">
          {needs.map((need) => (
            <NeedRow key={need.id} need={need} timed={timed} />
          ))}
        </ul>
      )}
      <Link
        href={`/t/${team.slug}/obligations`}
        className="block border-border-soft border-t px-4 py-2.5 text-muted-foreground text-xs hover:text-foreground"
      >
        All obligations of the team
      </Link>
    </section>
  );
}

function NeedRow({ need, timed }: { need: Need; timed: TimedAnswer }) {
  const { team } = useWorkspace();
  const { icon: Icon, box, action } = LOOKS[need.kind];
  const about = needAbout(need);
  return (
    <li className="flex items-center gap-3 px-4 py-3 max-md:flex-wrap">
      <span className={cn("grid size-8 shrink-0 place-items-center rounded-md border", box)}>
        <Icon className="size-4" aria-hidden="true" />
      </span>
      <div className="min-w-0 flex-1">
        <div className="flex items-baseline gap-2 max-md:flex-col max-md:gap-0">
          <span className="shrink-0 font-medium">{need.title}</span>
          <span className="truncate text-muted-foreground text-xs max-md:max-w-full">{about}</span>
        </div>
        <p className="line-clamp-2 text-subtle-foreground text-xs md:line-clamp-1" title={need.detail}>
          {need.detail}
        </p>
      </div>
      <Since need={need} timed={timed} />
      <div className="flex w-[140px] justify-end max-md:w-full">
        <Link
          href={needHref(need, `/t/${team.slug}`)}
          aria-label={`${action}: ${need.title}, ${about}`}
          className={cn(buttonVariants({ variant: need.kind === "sign-off" ? "signoff" : "secondary" }), "max-md:w-full")}
        >
          {action}
        </Link>
      </div>
    </li>
  );
}

/** How long it has waited, or how long is left of what is only due. */
function Since({ need, timed }: { need: Need; timed: TimedAnswer }) {
  const now = usePageNow(timed, "second");
  const ms = toMs(now) - toMs(need.since);
  const isAhead = need.sinceWord === "due" && ms < 0;
  const isLate = need.sinceWord === "overdue";
  return (
    <div className="w-20 shrink-0 text-right max-md:w-auto">
      <div className={cn("tnum font-medium font-mono text-sm", isLate && "text-blocked-fg")}>{isAhead ? countdown(-ms) : elapsed(ms)}</div>
      <div className="text-2xs text-subtle-foreground">{isAhead ? "left" : need.sinceWord}</div>
    </div>
  );
}
