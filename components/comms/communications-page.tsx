"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { ArrowLeft, Megaphone } from "lucide-react";
import { type ReactNode, useCallback, useState } from "react";
import { useWorkspace } from "@/components/shell/workspace";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { EmptyState } from "@/components/ui/empty-state";
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

/** What people are told of the team's releases: what is due, the message at hand, what was sent. */
export function CommunicationsPage({ first }: { first: CommunicationsDto }) {
  const { team, user } = useWorkspace();
  const zone = useViewerZone(user.zone, "UTC");
  const queries = useQueryClient();
  const { data, dataUpdatedAt } = useQuery({ ...communicationsQuery(team.id), initialData: first });
  const now = usePageNow({ now: data.now, receivedAt: dataUpdatedAt }, "second");
  const { place, go } = usePlace();
  const [delivered, setDelivered] = useState<Delivered | null>(null);
  const refresh = useCallback(() => {
    void queries.invalidateQueries(communicationsQuery(team.id));
    void queries.invalidateQueries(EVERY_MESSAGE);
  }, [queries, team.id]);
  useTeamChanges(team.id, refresh);
  const counts = place && data.messages.find(({ message }) => message.id === place.id)?.delivery;
  const isEmpty = data.due.length === 0 && data.messages.length === 0;

  return (
    <div className="-mx-6 -mt-5 -mb-6 flex h-[calc(100%+2.75rem)] max-md:-mx-4">
      <section
        aria-label="Schedule"
        className={cn("flex w-[336px] shrink-0 flex-col border-border border-r max-lg:w-full max-lg:border-r-0", place && "max-lg:hidden")}
      >
        <div className="flex h-12 shrink-0 items-center border-border border-b px-4">
          <h1 className="font-semibold text-base">Communications</h1>
        </div>
        {isEmpty ? (
          <EmptyState icon={Megaphone} title="Nothing to tell" className="py-12">
            Notices, updates and reports of planned releases appear here with the time at which they are due.
          </EmptyState>
        ) : (
          <ScheduleList communications={data} {...{ now, zone, place, onGo: go }} />
        )}
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

function NothingChosen() {
  return (
    <EmptyState icon={Megaphone} title="Choose a message" className="my-auto">
      A due message opens as a draft that follows its release until it is sent.
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
  const key = `${place.release} ${place.id}`;
  if (place.kind === "message")
    return <MessageView key={key} release={place.release} id={place.id} {...{ back, now, zone, counts, onChanged, onDelivery }} />;
  return <DraftEditor key={key} release={place.release} due={place.id} {...{ back, now, zone, onGo, onChanged }} />;
}
