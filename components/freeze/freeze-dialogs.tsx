"use client";

import { useToast } from "@/components/ui/toast";
import type { FreezeDto } from "@/lib/contracts/freeze";
import { FreezeDialog } from "./freeze-dialog";
import { LiftDialog } from "./lift-dialog";

export type OpenDialog = { readonly kind: "new" } | { readonly kind: "edit" | "lift"; readonly freeze: FreezeDto };

type FreezeDialogsProps = {
  team: string;
  services: readonly { readonly id: string; readonly name: string }[];
  viewerZone: string;
  open: OpenDialog | null;
  onClose: () => void;
};

/** Whichever dialog of the page is open; says what it did and closes it. */
export function FreezeDialogs({ team, services, viewerZone, open, onClose }: FreezeDialogsProps) {
  const toast = useToast();
  if (!open) return null;
  const finish = (text: string) => {
    onClose();
    toast.show({ text });
  };
  const common = { team, services, viewerZone, onClose };
  switch (open.kind) {
    case "new":
      return <FreezeDialog {...common} freeze={null} onSaved={({ name }) => finish(`${name} declared`)} />;
    case "edit":
      return <FreezeDialog {...common} freeze={open.freeze} onSaved={({ name }) => finish(`${name} saved`)} />;
    case "lift":
      return <LiftDialog team={team} freeze={open.freeze} onClose={onClose} onLifted={() => finish(`${open.freeze.name} lifted`)} />;
  }
}
