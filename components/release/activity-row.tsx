"use client";

import { Clock, Flag, Workflow } from "lucide-react";
import { useState } from "react";
import { Avatar } from "@/components/ui/avatar";
import { Timestamp } from "@/components/ui/timestamp";
import { itemOf } from "@/lib/client/room-state";
import { useRoom, useRoomStore } from "@/lib/client/use-room";
import { type ActivityEntry, describeBurst } from "@/lib/domain/release/activity";
import { describeEvent } from "@/lib/domain/release/describe-event";
import type { RecordedEvent } from "@/lib/domain/release/event";
import { shortTime } from "@/lib/domain/time/format";
import { readableInstants } from "@/lib/domain/time/readable-instants";
import { itemHash } from "./room-selection";
import { useRoomZone, useTriple } from "./room-time";

/** One line: who, what, when; a burst opens to its items. */
export function ActivityRow({ entry }: { entry: ActivityEntry }) {
  const { state } = useRoom();
  const zone = useRoomZone();
  const triple = useTriple();
  const { newest } = entry;
  const { who, text } = describeEvent(newest, state);
  const burst = describeBurst(entry);
  const { occurredAt } = newest;
  // What waited for a connection happened when it was done, not when it arrived.
  const observedAt = newest.type === "item.set" ? newest.payload.observedAt : null;
  return (
    <li className="flex gap-2.5">
      <ActorMark event={newest} />
      <div className="min-w-0 flex-1 text-muted-foreground wrap-anywhere">
        <span className="font-medium text-foreground">{who}</span>{" "}
        {burst ? <Burst entry={entry} text={burst} /> : <What event={newest} text={text} />}
      </div>
      <Timestamp
        dateTime={observedAt ?? occurredAt}
        text={shortTime(observedAt ?? occurredAt, zone)}
        full={observedAt ? `${triple(observedAt)}, sent ${triple(occurredAt)}` : triple(occurredAt)}
        className="shrink-0 font-mono text-2xs text-subtle-foreground"
      />
    </li>
  );
}

/** Who it was, at a glance: a person's initials, a machine, or the clock. */
export function ActorMark({ event: { actor, type } }: { event: RecordedEvent }) {
  const { viewer } = useRoomStore().dto;
  if (type === "flag.raised" || type === "cause.seen") return <Mark icon={Flag} />;
  if (actor.kind === "token") return <Mark icon={Workflow} />;
  if (actor.kind === "system") return <Mark icon={Clock} />;
  return <Avatar name={actor.name} initials={actor.initials} size="xs" tone={actor.id === viewer.id ? "self" : "person"} decorative />;
}

function Mark({ icon: Icon }: { icon: typeof Flag }) {
  return (
    <span
      aria-hidden="true"
      className="grid size-5 shrink-0 place-items-center rounded-full border border-border bg-card text-subtle-foreground"
    >
      <Icon className="size-3" />
    </span>
  );
}

/** The sentence, with what was said in the colour of text; about an item it leads there. */
function What({ event, text }: { event: RecordedEvent; text: string }) {
  const zone = useRoomZone();
  const item = itemOf(event);
  if (item) {
    return (
      <a href={itemHash(item)} className="hover:underline">
        {text}
      </a>
    );
  }
  if (event.type !== "comment.added") return readableInstants(text, zone);
  return (
    <>
      {text.slice(0, text.length - event.payload.text.length)}
      <span className="whitespace-pre-line text-foreground">“{event.payload.text}”</span>
    </>
  );
}

function Burst({ entry, text }: { entry: ActivityEntry; text: string }) {
  const { state } = useRoom();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
        className="rounded-sm text-left underline decoration-border-strong decoration-dotted underline-offset-2 hover:text-foreground pointer-coarse:min-h-11"
      >
        {text}
      </button>
      {isOpen ? (
        <ul className="mt-1 space-y-1">
          {entry.events.map((event) => (
            <li key={event.seq}>
              <What event={event} text={describeEvent(event, state).text} />
            </li>
          ))}
        </ul>
      ) : null}
    </>
  );
}
