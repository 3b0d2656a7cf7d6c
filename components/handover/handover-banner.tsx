"use client";

import { Handshake } from "lucide-react";
import { useEffect, useSyncExternalStore } from "react";
import { useTriple } from "@/components/release/room-time";
import { useRoomDialogs } from "@/components/release/use-room-dialogs";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { useRoom, useRoomStore } from "@/lib/client/use-room";
import { openOffers, type SeenOffer } from "@/lib/domain/handover/standing";
import { roleWord } from "@/lib/domain/handover/take-over";
import { DUTIES } from "@/lib/domain/handover/words";
import { WithdrawButton } from "./withdraw-button";

/** Roles that were offered and not answered yet: to whoever was asked, they answer from here. */
export function HandoverBanner() {
  const { confirmed } = useRoom();
  useAddressed();
  return openOffers(confirmed).map((offer) => <OfferBanner key={offer.id} offer={offer} />);
}

function OfferBanner({ offer }: { offer: SeenOffer }) {
  const { viewer } = useRoomStore().dto;
  const { openHandover } = useRoomDialogs();
  const triple = useTriple();
  const { id, role, from, to, at } = offer;
  const isMine = to.id === viewer.id;
  const name = roleWord(role);
  const rest = isMine
    ? `Until you accept, ${from.name} is ${name}.`
    : `Until it is accepted, ${from.id === viewer.id ? "you are" : `${from.name} is`} ${name}.`;
  return (
    <Banner
      tone="brand"
      icon={Handshake}
      title={isMine ? `${from.name} hands you ${DUTIES[role]}.` : `${to.name} is asked to take over ${DUTIES[role]}.`}
      meta={<span className="max-md:hidden">{triple(at)}</span>}
      action={
        <span className="flex gap-2 max-md:w-full max-md:justify-end print:hidden">
          {from.id === viewer.id ? <WithdrawButton handover={id} /> : null}
          <Button variant={isMine ? "primary" : "secondary"} onClick={() => openHandover(id)}>
            {isMine ? "Read and answer" : "Read"}
          </Button>
        </span>
      }
    >
      {rest}
    </Banner>
  );
}

const HASH = "#handover-";

function subscribe(listener: () => void): () => void {
  addEventListener("hashchange", listener);
  return () => removeEventListener("hashchange", listener);
}

/** The address of a notice leads to the handover that it tells of; once it is open the address is that of the room again. */
function useAddressed(): void {
  const { openHandover } = useRoomDialogs();
  const { confirmed } = useRoom();
  const hash = useSyncExternalStore(
    subscribe,
    () => location.hash,
    () => "",
  );
  const id = hash.startsWith(HASH) ? hash.slice(HASH.length) : null;
  const isKnown = id !== null && (confirmed.handovers ?? []).some((row) => row.kind === "offered" && row.id === id);
  // The external system is the address of the page.
  useEffect(() => {
    if (id === null || !isKnown) return;
    openHandover(id);
    history.replaceState(history.state, "", location.pathname + location.search);
  }, [id, isKnown, openHandover]);
}
