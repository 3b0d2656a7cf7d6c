"use client";

import Link from "next/link";
import { RemindButton } from "@/components/briefing/remind-button";
import { useRoomNow } from "@/components/release/room-time";
import { useWorkspace } from "@/components/shell/workspace";
import { TEXT_LINK_CLASSES } from "@/components/ui/text-link";
import { briefingHref, communicationsHref } from "@/lib/client/room-href";
import { useRoomPart } from "@/lib/client/use-room";
import { briefedText } from "@/lib/domain/briefing/briefed-text";
import { briefingStanding } from "@/lib/domain/briefing/standing";
import { sentMessages } from "@/lib/domain/comms/message";
import { messageItemText } from "@/lib/domain/comms/message-item";
import { scheduleOf } from "@/lib/domain/comms/schedule";
import type { ItemState, ReleaseState } from "@/lib/domain/release/state";

/** What a computed item follows from, as that stands, and the way there. */
export function ComputedLine({ item }: { item: ItemState }) {
  const state = useRoomPart((view) => view.confirmed);
  return (
    <div className="mt-0.5 text-subtle-foreground text-xs">
      {item.messageKind ? <FromMessage item={item} state={state} /> : <FromBriefing state={state} isOpen={item.status === "todo"} />}
    </div>
  );
}

/** How many have read the briefing, who has not, and a press that reminds them. */
function FromBriefing({ state, isOpen }: { state: ReleaseState; isOpen: boolean }) {
  const { team } = useWorkspace();
  const count = briefingStanding(state)?.missing.length ?? 0;
  return (
    <>
      <p>
        {briefedText(state)}{" "}
        <Link href={briefingHref(team.slug, state.id)} className={TEXT_LINK_CLASSES}>
          {state.briefings ? "Open the briefing" : "Write it"}
        </Link>
      </p>
      {isOpen && count > 0 ? <RemindButton count={count} /> : null}
    </>
  );
}

/** Which message answers it: the draft while it is due, the message once it was sent. */
function FromMessage({ item, state }: { item: ItemState; state: ReleaseState }) {
  const { team } = useWorkspace();
  const now = useRoomNow("minute");
  const sent = sentMessages(state.messages).find((row) => row.kind === item.messageKind);
  const due = sent ? undefined : scheduleOf(state, now).find((one) => one.kind === item.messageKind);
  const place = sent ? { message: sent.id } : due ? { due: due.id } : null;
  return (
    <p>
      {messageItemText(item)}{" "}
      <Link href={communicationsHref(team.slug, state.id, place)} className={TEXT_LINK_CLASSES}>
        {sent ? "Open the message" : "Open Communications"}
      </Link>
    </p>
  );
}
