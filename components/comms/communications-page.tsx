"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { ArrowLeft, Megaphone } from "lucide-react";
import { type ComponentProps, type ReactNode, useCallback, useState } from "react";
import { useWorkspace } from "@/components/shell/workspace";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { EmptyState } from "@/components/ui/empty-state";
import { SegmentedControl } from "@/components/ui/segmented-control";
import { communicationsQuery, EVERY_MESSAGE } from "@/lib/client/comms";
import { useTeamChanges } from "@/lib/client/live";
import { usePageNow } from "@/lib/client/page-now";
import { useViewerZone } from "@/lib/client/viewer-zone";
import type { CommunicationsDto, DeliveryCounts } from "@/lib/contracts/message";
import { DeliveryColumn } from "./delivery-column";
import { type Delivered, DeliverySheet } from "./delivery-sheet";
import { DraftEditor } from "./draft-editor";
import { MessageView } from "./message-view";
import { ScheduleList } from "./schedule-list";
import { type Place, usePlace } from "./use-place";

/** What people are told of the team's releases and incidents: what is due, the message at hand, what was sent. */
export function CommunicationsPage({ first }: { first: CommunicationsDto }) {
  const { team, user } = useWorkspace();
  const zone = useViewerZone(user.zone, "UTC");
  const queries = useQueryClient();
  const { data, dataUpdatedAt } = useQuery({ ...communicationsQuery(team.id), initialData: first });
  const now = usePageNow({ now: data.now, receivedAt: dataUpdatedAt }, "second");
  const { place, go, isMine, setMine } = usePlace();
  const [delivered, setDelivered] = useState<Delivered | null>(null);
  const refresh = useCallback(() => {
    void queries.invalidateQueries(communicationsQuery(team.id));
    void queries.invalidateQueries(EVERY_MESSAGE);
  }, [queries, team.id]);
  useTeamChanges(team.id, refresh);
  const counts = place && data.messages.find(({ message }) => message.id === place.id)?.delivery;

  return (
    <div className="-mx-6 -mt-5 -mb-6 flex h-[calc(100%+2.75rem)] max-md:-mx-4">
      <section
        aria-label="Schedule"
        className={cn("flex w-[336px] shrink-0 flex-col border-border border-r max-lg:w-full max-lg:border-r-0", place && "max-lg:hidden")}
      >
        <div className="flex h-12 shrink-0 items-center justify-between gap-2 border-border border-b px-4">
          <h1 className="font-semibold text-base">Communications</h1>
          <SegmentedControl
            label="Which messages"
            segments={WHICH}
            value={isMine ? "mine" : "all"}
            onValueChange={(next) => setMine(next === "mine")}
          />
        </div>
        <Schedule communications={isMine ? mineOf(data) : data} {...{ isMine, now, zone, place }} onGo={go} onAll={() => setMine(false)} />
      </section>
      <section aria-label="Message" className={cn("flex min-w-0 flex-1 flex-col bg-card", !place && "max-lg:hidden")}>
        {place ? (
          <AtPlace place={place} {...{ now, zone }} counts={counts ?? null} onGo={go} onChanged={refresh} onDelivery={setDelivered} />
        ) : (
          <NothingChosen />
        )}
      </section>
      <DeliveryColumn messages={data.messages} {...{ now, zone }} onOpen={setDelivered} />
      {delivered ? <DeliverySheet of={delivered} zone={zone} onClose={() => setDelivered(null)} /> : null}
    </div>
  );
}

const WHICH = [
  { value: "all", label: "All" },
  { value: "mine", label: "Mine" },
] as const;

/** What the person may send or approve, and what they did. */
function mineOf({ due, messages, ...rest }: CommunicationsDto): CommunicationsDto {
  return { ...rest, due: due.filter((one) => one.isMine), messages: messages.filter((one) => one.isMine) };
}

type ScheduleProps = ComponentProps<typeof ScheduleList> & { isMine: boolean; onAll: () => void };

function Schedule({ isMine, onAll, ...list }: ScheduleProps) {
  const { due, messages } = list.communications;
  if (due.length > 0 || messages.length > 0) return <ScheduleList {...list} />;
  if (isMine) {
    return (
      <EmptyState
        icon={Megaphone}
        title="Nothing is yours to send or approve"
        className="py-12"
        action={<Button onClick={onAll}>Show all</Button>}
      >
        Messages are sent by the communications lead or the commander of a release or an incident; whoever approves reads them here first.
      </EmptyState>
    );
  }
  return (
    <EmptyState icon={Megaphone} title="Nothing to tell" className="py-12">
      Notices, updates and reports of planned releases and of incidents appear here with the time at which they are due.
    </EmptyState>
  );
}

function NothingChosen() {
  return (
    <EmptyState icon={Megaphone} title="Choose a message" className="my-auto">
      A due message opens as a draft that follows its release or incident until it is sent.
    </EmptyState>
  );
}

type AtPlaceProps = {
  place: Place;
  now: string;
  zone: string;
  counts: DeliveryCounts | null;
  onGo: (place: Place | null) => void;
  onChanged: () => void;
  onDelivery: (of: Delivered) => void;
};

function AtPlace({ place, now, zone, counts, onGo, onChanged, onDelivery }: AtPlaceProps) {
  const back: ReactNode = (
    <Button size="sm" variant="ghost" aria-label="Back to the schedule" onClick={() => onGo(null)} className="lg:hidden">
      <ArrowLeft aria-hidden="true" />
    </Button>
  );
  const key = `${place.of.id} ${place.id}`;
  if (place.kind === "message")
    return <MessageView key={key} of={place.of} id={place.id} {...{ back, now, zone, counts, onChanged, onDelivery }} />;
  return <DraftEditor key={key} of={place.of} due={place.id} {...{ back, now, zone, onGo, onChanged }} />;
}
