"use client";

import { AlarmClock, CalendarClock, CircleCheck, CircleDashed, CircleSlash, Clock, type LucideIcon, PenLine } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";
import type { CommunicationsDto } from "@/lib/contracts/message";
import { KIND_NAMES } from "@/lib/domain/comms/kind-names";
import { subjectName } from "@/lib/domain/comms/letter";
import { hasLeft } from "@/lib/domain/comms/message";
import { countdown, lateness } from "@/lib/domain/time/clock";
import { dayLabel, zonedTime } from "@/lib/domain/time/format";
import { toMs } from "@/lib/domain/time/instant";
import { offsetsOf } from "./about";
import type { Place } from "./use-place";

type Due = CommunicationsDto["due"][number];
type Told = CommunicationsDto["messages"][number];

/** Beyond an hour a time says more than a countdown. */
const SOON_MS = 3_600_000;

type ScheduleProps = {
  communications: CommunicationsDto;
  now: string;
  zone: string;
  place: Place | null;
  onGo: (place: Place) => void;
};

/** What is overdue, next, later and sent, on all releases and incidents of the team. */
export function ScheduleList({ communications: { due, messages }, now, zone, place, onGo }: ScheduleProps) {
  const owed = due.filter(({ message }) => message.standing === "due" || message.standing === "late");
  const isSoon = ({ message }: Due) => message.dueAt !== null && toMs(message.dueAt) - toMs(now) < SOON_MS;
  const ahead = due.filter((one) => !owed.includes(one));
  const proposed = messages.filter(({ message }) => message.act === "proposed");
  const scheduled = messages.filter(({ message }) => isScheduled(message, now)).toReversed();
  const told = messages.filter((one) => !proposed.includes(one) && !scheduled.includes(one));
  const row = (one: Due) => <DueRow key={`${one.about.id} ${one.message.id}`} {...{ one, now, zone, place, onGo }} />;
  const toldRow = (one: Told) => <ToldRow key={one.message.id} {...{ one, now, zone, place, onGo }} />;
  return (
    <div className="min-h-0 flex-1 overflow-y-auto px-2 pb-3">
      <Group title="Due now">{owed.map(row)}</Group>
      <Group title="To be approved">{proposed.map(toldRow)}</Group>
      <Group title="Scheduled">{scheduled.map(toldRow)}</Group>
      <Group title="Next">{ahead.filter(isSoon).map(row)}</Group>
      <Group title="Later">{ahead.filter((one) => !isSoon(one)).map(row)}</Group>
      <Group title="Sent">{told.map(toldRow)}</Group>
    </div>
  );
}

function Group({ title, children }: { title: string; children: ReactNode[] }) {
  if (children.length === 0) return null;
  return (
    <section>
      <h3 className="tnum flex justify-between px-3 pt-3 pb-1 font-medium text-2xs text-subtle-foreground">
        <span>{title}</span>
        <span>{children.length}</span>
      </h3>
      <ol className="space-y-0.5">{children}</ol>
    </section>
  );
}

type RowProps = {
  icon: LucideIcon;
  iconClass: string;
  title: string;
  aside: string;
  asideClass: string;
  about: string;
  offset: string;
  isCurrent: boolean;
  className?: string;
  onPress: () => void;
};

function Row({ icon: Icon, iconClass, title, aside, asideClass, about, offset, isCurrent, className, onPress }: RowProps) {
  return (
    <li>
      <button
        type="button"
        aria-current={isCurrent ? "true" : undefined}
        onClick={onPress}
        className={cn(
          "flex w-full gap-2.5 rounded-md px-3 py-2 text-left max-md:min-h-11",
          isCurrent ? "bg-card shadow-raise ring-1 ring-border" : "hover:bg-accent",
          className,
        )}
      >
        <Icon className={cn("mt-0.5 size-4 shrink-0", iconClass)} aria-hidden="true" />
        <span className="min-w-0 flex-1">
          <span className="flex justify-between gap-2">
            <span className="truncate font-medium">{title}</span>
            <span className={cn("tnum text-xs whitespace-nowrap", asideClass)}>{aside}</span>
          </span>
          <span className="flex justify-between gap-2 text-subtle-foreground text-xs">
            <span className="truncate">{about}</span>
            <span className="tnum font-mono text-2xs whitespace-nowrap">{offset}</span>
          </span>
        </span>
      </button>
    </li>
  );
}

type DueRowProps = { one: Due; now: string; zone: string; place: Place | null; onGo: (place: Place) => void };

function DueRow({ one: { about, message }, now, zone, place, onGo }: DueRowProps) {
  const isOwed = message.standing === "due" || message.standing === "late";
  const look = isOwed ? OWED : message.dueAt === null ? WAITING : NEXT;
  return (
    <Row
      {...look}
      title={KIND_NAMES[message.kind]}
      aside={whenText(message, now, zone)}
      about={subjectName(about)}
      offset={message.dueAt ? offsetsOf(about, message.dueAt).join("") : ""}
      isCurrent={place?.kind === "due" && place.of.id === about.id && place.id === message.id}
      {...(isOwed ? { className: "border border-blocked-line bg-blocked-soft hover:bg-blocked-soft" } : {})}
      onPress={() => onGo({ of: about, kind: "due", id: message.id })}
    />
  );
}

const OWED = { icon: AlarmClock, iconClass: "text-blocked-fg", asideClass: "font-medium text-blocked-fg" };
const WAITING = { icon: CircleDashed, iconClass: "text-na", asideClass: "text-subtle-foreground" };
const NEXT = { icon: Clock, iconClass: "text-brand", asideClass: "font-medium text-brand-fg" };

/** How late it is, how soon, or when; where it waits, for what. */
export function whenText({ dueAt, standing, because }: Due["message"], now: string, zone: string): string {
  if (dueAt === null) return because?.replace(/^After/, "after").replace(/ is closed\.$/, "") ?? "";
  const ms = toMs(dueAt) - toMs(now);
  if (standing === "due" || standing === "late") return -ms < 86_400_000 ? lateness(-ms) : "late";
  if (ms < SOON_MS) return `in ${countdown(ms)}`;
  return momentText(dueAt, now, zone);
}

const WEEK_MS = 6 * 24 * SOON_MS;

/** As short as it is clear, so that the title stands whole beside it: `19:00 GMT` of today, `Fri 19:00 GMT` within the week, else the day. */
function momentText(at: string, now: string, zone: string): string {
  const day = dayLabel(at, zone);
  if (day === dayLabel(now, zone)) return zonedTime(at, zone);
  return Math.abs(toMs(at) - toMs(now)) < WEEK_MS ? `${day.slice(0, 3)} ${zonedTime(at, zone)}` : day;
}

type ToldRowProps = { one: Told; now: string; zone: string; place: Place | null; onGo: (place: Place) => void };

function ToldRow({ one: { about, message }, now, zone, place, onGo }: ToldRowProps) {
  const at = message.sendAt ?? message.at;
  const look = isScheduled(message, now) ? SCHEDULED : ACTS[message.act];
  return (
    <Row
      {...look}
      title={KIND_NAMES[message.kind]}
      aside={message.act === "cancelled" ? "cancelled" : toldText(at, now, zone)}
      about={subjectName(about)}
      offset={offsetsOf(about, at).join("")}
      isCurrent={place?.kind === "message" && place.id === message.id}
      onPress={() => onGo({ of: about, kind: "message", id: message.id })}
    />
  );
}

const isScheduled = (message: Told["message"], now: string): boolean => message.act === "sent" && !hasLeft(message, now);

/** How soon it leaves by itself, or when it was told. */
function toldText(at: string, now: string, zone: string): string {
  const ms = toMs(at) - toMs(now);
  return ms > 0 && ms < SOON_MS ? `in ${countdown(ms)}` : momentText(at, now, zone);
}

const SCHEDULED = { icon: CalendarClock, iconClass: "text-brand", asideClass: "font-medium text-brand-fg" };
const QUIET = { asideClass: "text-subtle-foreground" };
const ACTS = {
  proposed: { ...QUIET, icon: PenLine, iconClass: "text-signoff-fg" },
  sent: { ...QUIET, icon: CircleCheck, iconClass: "text-done" },
  cancelled: { ...QUIET, icon: CircleSlash, iconClass: "text-na" },
} as const;
