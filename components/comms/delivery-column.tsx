"use client";

import { useQuery } from "@tanstack/react-query";
import { CircleAlert, CircleCheck, CircleHelp, CircleSlash, Clock, type LucideIcon, Send } from "lucide-react";
import { STATUS_WORDS } from "@/components/audience/destination-words";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { SkeletonRows } from "@/components/ui/skeleton";
import { messageDeliveriesQuery } from "@/lib/client/comms";
import type { MessageDeliveryDto } from "@/lib/contracts/destination";
import type { CommunicationsDto } from "@/lib/contracts/message";
import type { DeliveryStatus } from "@/lib/domain/comms/delivery";
import { CHANNEL_NAMES } from "@/lib/domain/comms/destination";
import { KIND_NAMES } from "@/lib/domain/comms/kind-names";
import { subjectName } from "@/lib/domain/comms/letter";
import { hasLeft } from "@/lib/domain/comms/message";
import { dayLabel, shortTime, zonedTime } from "@/lib/domain/time/format";
import { offsetsOf } from "./about";
import { DeliveryBar } from "./delivery-bar";
import { deliveryText } from "./delivery-words";

type Told = CommunicationsDto["messages"][number];
type ColumnProps = { messages: readonly Told[]; now: string; zone: string; onOpen: (told: Told) => void };

/** What became of the newest message, recipient by recipient, and in numbers of those before. */
export function DeliveryColumn({ messages, now, zone, onOpen }: ColumnProps) {
  const [newest, ...earlier] = messages.filter(({ message }) => hasLeft(message, now));
  return (
    <aside aria-label="Last delivery" className="flex w-[280px] shrink-0 flex-col border-border border-l max-[1359px]:hidden">
      <div className="flex h-12 shrink-0 items-center justify-between gap-2 border-border border-b px-4">
        <h2 className="font-semibold text-base">Last delivery</h2>
        {newest ? <span className="tnum truncate text-muted-foreground text-xs">{deliveryText(newest.delivery)}</span> : null}
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto px-4 pt-3 pb-4">
        {newest ? (
          <Newest told={newest} zone={zone} onOpen={onOpen} />
        ) : (
          <EmptyState icon={Send} title="Nothing has left yet" className="py-8">
            Who got a message, and who did not, stands here.
          </EmptyState>
        )}
        {earlier.length > 0 ? <Earlier messages={earlier} zone={zone} onOpen={onOpen} /> : null}
      </div>
    </aside>
  );
}

const SHOWN = 8;
const FIRST: Record<DeliveryStatus, number> = { failed: 0, uncertain: 1, ask: 2, waiting: 3, sending: 4, sent: 5, cancelled: 6 };

function Newest({ told, zone, onOpen }: { told: Told; zone: string; onOpen: ColumnProps["onOpen"] }) {
  const { about, message, delivery } = told;
  const { data } = useQuery(messageDeliveriesQuery(about, message.id));
  const at = message.sendAt ?? message.at;
  const recipients = data?.deliveries.toSorted((a, b) => FIRST[a.status] - FIRST[b.status]) ?? [];
  return (
    <>
      <p className="tnum text-muted-foreground text-xs">
        {KIND_NAMES[message.kind]}, {dayLabel(at, zone)}, {[zonedTime(at, zone), ...offsetsOf(about, at)].join(" · ")}
      </p>
      <DeliveryBar counts={delivery} className="mt-2" />
      {data ? null : <SkeletonRows label="Loading the recipients" rows={4} className="mt-3" />}
      <ul className="mt-1">
        {recipients.slice(0, SHOWN).map((one) => (
          <Recipient key={one.id} delivery={one} zone={zone} />
        ))}
      </ul>
      {delivery.open > 0 ? <OpenNotice count={delivery.open} onOpen={() => onOpen(told)} /> : null}
      <Button size="sm" variant="ghost" onClick={() => onOpen(told)} className="-ml-2 mt-1">
        {recipients.length > SHOWN ? `All ${recipients.length} recipients` : "Attempts and reasons"}
      </Button>
    </>
  );
}

const LOOKS: Record<DeliveryStatus, { readonly icon: LucideIcon; readonly className: string }> = {
  sent: { icon: CircleCheck, className: "text-done" },
  failed: { icon: CircleAlert, className: "text-failed-fg" },
  uncertain: { icon: CircleHelp, className: "text-blocked-fg" },
  ask: { icon: Clock, className: "text-blocked-fg" },
  waiting: { icon: Clock, className: "text-brand" },
  sending: { icon: Clock, className: "text-brand" },
  cancelled: { icon: CircleSlash, className: "text-na" },
};

function Recipient({ delivery: { destination, status, at }, zone }: { delivery: MessageDeliveryDto; zone: string }) {
  const { icon: Icon, className } = LOOKS[status];
  const isBad = status === "failed" || status === "uncertain" || status === "ask";
  return (
    <li className="flex items-start gap-2.5 border-border-soft py-2 not-first:border-t">
      <Icon className={`mt-0.5 size-4 shrink-0 ${className}`} aria-hidden="true" />
      <span className="min-w-0 flex-1">
        <span className="flex justify-between gap-2">
          <span className="truncate">{destination.name}</span>
          <span className={`text-xs whitespace-nowrap ${isBad ? `font-medium ${className}` : ""}`}>{STATUS_WORDS[status].label}</span>
        </span>
        <span className="flex justify-between gap-2 text-subtle-foreground text-xs">
          <span className="truncate">{CHANNEL_NAMES[destination.channel]}</span>
          {at ? (
            <time dateTime={at} title={zonedTime(at, zone)} className="tnum">
              {shortTime(at, zone)}
            </time>
          ) : null}
        </span>
      </span>
    </li>
  );
}

function OpenNotice({ count, onOpen }: { count: number; onOpen: () => void }) {
  return (
    <div className="mt-2 rounded-md border border-failed-line bg-failed-soft px-3 py-2.5 text-xs">
      <p className="font-medium">{count === 1 ? "1 recipient waits for a decision" : `${count} recipients wait for a decision`}</p>
      <p className="mt-0.5 text-muted-foreground">Nothing is sent again by itself.</p>
      <Button size="sm" onClick={onOpen} className="mt-2">
        Decide
      </Button>
    </div>
  );
}

function Earlier({ messages, zone, onOpen }: { messages: readonly Told[]; zone: string; onOpen: ColumnProps["onOpen"] }) {
  return (
    <section className="mt-4">
      <h3 className="font-medium text-2xs text-subtle-foreground">Earlier</h3>
      <ul className="-mx-2 mt-1">
        {messages.map((told) => (
          <li key={told.message.id}>
            <button type="button" onClick={() => onOpen(told)} className="block w-full rounded-md px-2 py-1.5 text-left hover:bg-accent">
              <span className="flex justify-between gap-2">
                <span className="truncate">{KIND_NAMES[told.message.kind]}</span>
                <span className="tnum text-subtle-foreground text-xs whitespace-nowrap">
                  {dayLabel(told.message.sendAt ?? told.message.at, zone)}
                </span>
              </span>
              <span className="flex justify-between gap-2 text-xs">
                <span className="truncate text-subtle-foreground">{subjectName(told.about)}</span>
                <span
                  className={`tnum whitespace-nowrap ${told.delivery.open > 0 ? "font-medium text-failed-fg" : "text-muted-foreground"}`}
                >
                  {deliveryText(told.delivery)}
                </span>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
