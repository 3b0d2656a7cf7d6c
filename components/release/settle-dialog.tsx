"use client";

import { Check } from "lucide-react";
import { useState } from "react";
import { VerdictChoice } from "@/components/obligation/verdict-choice";
import { useRoom, useRoomStore } from "@/lib/client/use-room";
import { verdictsOf } from "@/lib/domain/release/obligation-rules";
import { maySettle } from "@/lib/domain/release/settle-obligation";
import type { Verdict } from "@/lib/domain/release/verdict";
import { CommandDialog, type DialogControl } from "./command-dialog";

/** Settles something the release owes, saying where it is to be found. */
export function SettleDialog({ obligation: id, ...control }: DialogControl & { obligation: string }) {
  const { confirmed } = useRoom();
  const store = useRoomStore();
  const obligation = confirmed.obligations.find((one) => one.id === id);
  const [verdict, setVerdict] = useState<Verdict | null>(null);
  if (!obligation) return null;
  const words = verdictsOf(obligation);
  const refusal = maySettle(confirmed, obligation, store.context());
  return (
    <CommandDialog
      {...control}
      title="Settle what is owed"
      description={obligation.title}
      field={{ label: "What was done, and where to find it", hint: "A link, a document, a decision." }}
      submit={{ label: "Settle", icon: <Check aria-hidden="true" /> }}
      doing="settle it"
      refusal={refusal?.message ?? (words && !verdict ? "Choose the verdict first." : undefined)}
      command={(note) => ({ type: "obligation.settle", obligation: id, note, ...(verdict ? { verdict } : {}) })}
      done="Settled."
    >
      {words ? <VerdictChoice words={words} value={verdict} onChange={setVerdict} /> : null}
    </CommandDialog>
  );
}
