"use client";

import { GitMerge, X } from "lucide-react";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import type { ItemNotice } from "@/lib/client/room-state";
import { useRoomStore } from "@/lib/client/use-room";
import { ITEM_STATUS_NAMES } from "@/lib/domain/checklist/item-status";
import type { ItemState } from "@/lib/domain/release/state";
import { useItemActions } from "./item-actions";

/** What stood against this person's change; stays until dismissed. */
export function Notice({ item, notice }: { item: ItemState; notice: ItemNotice }) {
  const store = useRoomStore();
  const { set } = useItemActions();
  const wanted = notice.kind === "conflict" && notice.wanted.command.type === "item.set" ? notice.wanted.command : null;
  const again = () => {
    store.dismiss(item.key);
    if (wanted)
      set(item, wanted.status, { ...(wanted.reason ? { reason: wanted.reason } : {}), ...(wanted.value ? { value: wanted.value } : {}) });
  };
  return (
    <div
      role="alert"
      className="mt-1.5 flex flex-wrap items-center gap-2 rounded-md border border-blocked-line bg-blocked-soft px-2.5 py-1.5 text-xs"
    >
      <GitMerge className="size-3.5 shrink-0 text-blocked-fg" aria-hidden="true" />
      <span className="min-w-0 flex-1">
        <span className="font-medium">{notice.text}</span>
        {wanted ? <span className="text-muted-foreground"> Kept: {ITEM_STATUS_NAMES[item.status]}.</span> : null}
      </span>
      {wanted && wanted.status !== item.status ? (
        <Button size="sm" onClick={again}>
          Mark {ITEM_STATUS_NAMES[wanted.status]} anyway
        </Button>
      ) : null}
      <IconButton size="sm" label="Dismiss" onClick={() => store.dismiss(item.key)}>
        <X aria-hidden="true" />
      </IconButton>
    </div>
  );
}
