"use client";

import { useToast } from "@/components/ui/toast";
import type { ObligationDto } from "@/lib/contracts/obligation";
import { ChangeDialog } from "./change-dialog";
import { SettleDialog } from "./settle-dialog";

export type AskedObligation = { readonly kind: "settle" | "change"; readonly obligation: ObligationDto };

type DialogsProps = { asked: AskedObligation | null; zone: string; onClose: () => void; onChanged: () => void };

/** Whichever dialog of the page is open; says what it did and closes it. */
export function ObligationDialogs({ asked, zone, onClose, onChanged }: DialogsProps) {
  const toast = useToast();
  if (!asked) return null;
  const { kind, obligation } = asked;
  const finish = (text: string) => {
    onClose();
    onChanged();
    toast.show({ text });
  };
  if (kind === "settle") return <SettleDialog obligation={obligation} onClose={onClose} onDone={() => finish("Settled.")} />;
  return <ChangeDialog obligation={obligation} zone={zone} onClose={onClose} onDone={() => finish("Changed.")} />;
}
