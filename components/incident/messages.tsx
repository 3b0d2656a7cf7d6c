"use client";

import Link from "next/link";
import { deliveryText } from "@/components/comms/delivery-words";
import { whenText } from "@/components/comms/schedule-list";
import { useWorkspace } from "@/components/shell/workspace";
import { cn } from "@/components/ui/cn";
import { TEXT_LINK_CLASSES } from "@/components/ui/text-link";
import { messageHref } from "@/lib/client/message-href";
import { usePageNow } from "@/lib/client/page-now";
import type { IncidentDto } from "@/lib/contracts/incident";
import { KIND_NAMES } from "@/lib/domain/comms/kind-names";
import { letterSchedule } from "@/lib/domain/incident/letters";
import { Heading } from "./heading";
import { momentOf, useIncident } from "./use-incident";

/** What is to be told of an incident that stands alone, and what was: each as the way there. */
export function IncidentMessages() {
  const { incident, related, timed, zone } = useIncident();
  const { team } = useWorkspace();
  const now = usePageNow(timed, "second");
  if (incident.release) return null;
  const due = letterSchedule(incident, now);
  const of = { kind: "incident", id: incident.id } as const;
  return (
    <section aria-label="Messages" className="border-border border-b p-4">
      <Heading title="Messages" />
      <ul className="mt-2 text-xs">
        {due.map((one) => (
          <li key={one.id} className="flex min-h-6 items-center justify-between gap-3 max-md:min-h-11">
            <Link href={messageHref(team.slug, { of, due: one.id })} className={cn(TEXT_LINK_CLASSES, "min-w-0 truncate py-1")}>
              {KIND_NAMES[one.kind]}
            </Link>
            <span className={cn("tnum whitespace-nowrap", isOwed(one) ? "font-medium text-blocked-fg" : "text-subtle-foreground")}>
              {isOwed(one) ? `overdue, ${whenText(one, now, zone)}` : one.dueAt === null ? "once it is over" : whenText(one, now, zone)}
            </span>
          </li>
        ))}
      </ul>
      <ToldMessages of={of} messages={related.messages} />
    </section>
  );
}

const isOwed = ({ standing }: { standing: string }): boolean => standing === "due" || standing === "late";

type ToldProps = { of: { kind: "release" | "incident"; id: string }; messages: IncidentDto["related"]["messages"] };

/** What was told, newest first, and how it arrived. */
export function ToldMessages({ of, messages }: ToldProps) {
  const { zone } = useIncident();
  const { team } = useWorkspace();
  if (messages.length === 0) return null;
  return (
    <>
      <h3 className="mt-2 text-muted-foreground text-xs">Told</h3>
      <ul className="mt-1 space-y-1.5 text-xs">
        {messages.map(({ id, subject, act, at, delivery }) => (
          <li key={id} className="wrap-anywhere">
            <Link href={messageHref(team.slug, { of, message: id })} className={TEXT_LINK_CLASSES}>
              {subject}
            </Link>
            <span className="tnum block text-subtle-foreground">
              <time dateTime={at}>{momentOf(at, zone)}</time> · {act === "sent" ? deliveryText(delivery) : ACTS[act]}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

const ACTS = { proposed: "waits for a second person", cancelled: "cancelled" } as const;
