"use client";

import { RotateCw } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { useRoom, useRoomStore } from "@/lib/client/use-room";
import type { ItemState } from "@/lib/domain/release/state";
import type { Ask } from "./ask";
import { useItemActions } from "./item-actions";
import { needsAnswer, needsReason } from "./item-rules";

type Props = { item: ItemState; onAsk: (ask: Ask) => void };

/** A failed item is tried again where it stands: how to verify it, then whether it passes now or fails again. */
export function Rerun({ item, onAsk }: Props) {
  const { state } = useRoom();
  const mayTick = useRoomStore().context().permissions.has("item.tick");
  const { set } = useItemActions();
  const [isRunning, setRunning] = useState(false);
  if (!mayTick) return null;
  const rerun = () => (needsAnswer(item) ? onAsk("answer") : setRunning(true));
  const pass = () => (needsReason(state, item) ? onAsk("done-late") : set(item, "done"));
  if (!isRunning) {
    return (
      <Button size="sm" className="mt-1.5" onClick={rerun} aria-label={`Rerun: ${item.title}`}>
        <RotateCw aria-hidden="true" />
        Rerun
      </Button>
    );
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of two answers, not a set of fields
    <div role="group" aria-label={`Rerun of: ${item.title}`} className="mt-1.5 flex flex-wrap items-center gap-2 text-xs">
      <span className="basis-full text-muted-foreground">{item.how ?? "Verify it once more."}</span>
      <Button size="sm" variant="primary" onClick={pass}>
        It passes now
      </Button>
      <Button size="sm" onClick={() => onAsk("failed")}>
        It fails again…
      </Button>
      <Button size="sm" variant="ghost" onClick={() => setRunning(false)}>
        Cancel
      </Button>
    </div>
  );
}
