"use client";

import { useTriple } from "@/components/release/room-time";
import { CodeSnippet } from "@/components/ui/code-snippet";
import { part, usePart } from "@/components/ui/part";
import { useRoom, useRoomPart } from "@/lib/client/use-room";
import { followsRecord } from "@/lib/domain/checklist/computed-items";
import type { ItemStanding } from "@/lib/domain/checklist/progress";
import { fillSnippet, snippetValues } from "@/lib/domain/checklist/snippet";
import type { ItemState } from "@/lib/domain/release/state";
import { isForPlatform } from "@/lib/domain/tailoring/platform-command";
import type { Ask } from "./ask";
import { isComputed } from "./item-rules";

const rerun = part(() => import("./rerun"));

const stale = part(() => import("./stale-line"));

/** What stands below the title of an item: why it stands as it does, what proves it, and the command while it is to be verified. */
export function ItemLines({ item, standing, onAsk }: { item: ItemState; standing: ItemStanding; onAsk: (ask: Ask) => void }) {
  const again = usePart(rerun, standing === "failed");
  const { state } = useRoom();
  const triple = useTriple();
  const pending = useRoomPart((view) => view.pending.find((one) => "item" in one.command && one.command.item === item.key));
  const aged = usePart(stale, item.source === "metric");
  const until = standing === "waived" && item.waivedUntil ? `, until ${triple(item.waivedUntil)}` : "";
  // A command is for what is still to be verified; on a resolved item it is one press away, in the details.
  const isOpen = standing === "todo" || standing === "failed" || standing === "blocked";
  const showsCommand = item.command !== null && isOpen && isForPlatform(item.command, state.details);
  return (
    <>
      {item.reason ? <p className="mt-0.5 text-subtle-foreground text-xs">{item.reason + until}</p> : null}
      {item.source === "metric" && aged ? <aged.StaleLine item={item} /> : null}
      {pending?.state === "waiting" ? <p className="mt-0.5 text-blocked-fg text-xs">Saved here, waits for the connection</p> : null}
      {item.evidence.map((one) => (
        <p key={one.id} className="flex min-h-6 items-center truncate text-xs">
          <a
            href={one.url}
            target="_blank"
            rel="noreferrer noopener"
            className="truncate py-1 text-brand-fg underline decoration-brand-line underline-offset-2 hover:decoration-brand"
          >
            {one.label}
          </a>
        </p>
      ))}
      {showsCommand ? <CodeSnippet command={fillSnippet(item.command ?? "", snippetValues(state.details))} className="mt-1.5" /> : null}
      {again && standing === "failed" && !followsRecord(item) && !isComputed(item) ? <again.Rerun item={item} onAsk={onAsk} /> : null}
    </>
  );
}
