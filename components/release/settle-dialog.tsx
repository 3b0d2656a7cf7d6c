"use client";

import { Check } from "lucide-react";
import { useRoom, useRoomStore } from "@/lib/client/use-room";
import { maySettle } from "@/lib/domain/release/settle-obligation";
import { CommandDialog, type DialogControl } from "./command-dialog";

/** Settles something the release owes, saying where it is to be found. */
export function SettleDialog({ obligation: id, ...control }: DialogControl & { obligation: string }) {
  const { confirmed } = useRoom();
  const store = useRoomStore();
  const obligation = confirmed.obligations.find((one) => one.id === id);
  if (!obligation) return null;
  const refusal = maySettle(confirmed, obligation, store.context());
  return (
    <CommandDialog
      {...control}
      title="Settle what is owed"
      description={obligation.title}
      field={{ label: "What was done, and where to find it", hint: "A link, a document, a decision." }}
      submit={{ label: "Settle", icon: <Check aria-hidden="true" /> }}
      doing="settle it"
      refusal={refusal?.message}
      command={(note) => ({ type: "obligation.settle", obligation: id, note })}
      done="Settled."
    />
  );
}
