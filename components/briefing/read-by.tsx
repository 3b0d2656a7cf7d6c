"use client";

import { Check } from "lucide-react";
import { cn } from "@/components/ui/cn";
import { useRoom, useRoomStore } from "@/lib/client/use-room";
import { listed } from "@/lib/domain/access/who-can";
import { followsBriefing } from "@/lib/domain/briefing/briefed-item";
import { mayRemind } from "@/lib/domain/briefing/decide-briefing";
import { type ReaderGroup, readerGroups } from "@/lib/domain/briefing/readers";
import type { BriefingStanding } from "@/lib/domain/briefing/standing";
import { zonedTime } from "@/lib/domain/time/format";
import { RemindButton } from "./remind-button";

/** Who of those asked has read it, with the names that are missing. */
export function ReadBy({ standing, zone }: { standing: BriefingStanding; zone: string }) {
  const { confirmed } = useRoom();
  const { members } = useRoomStore().dto;
  const { read, current, others } = standing;
  return (
    <section className="rounded-lg border border-border bg-card p-4" aria-labelledby="briefing-read-by">
      <div className="flex items-baseline justify-between">
        <h2 id="briefing-read-by" className="font-semibold text-sm">
          Read by
        </h2>
        <span className="tnum text-muted-foreground text-xs">
          <span className="font-medium text-foreground">{read.length}</span> of {current.asked.length}
        </span>
      </div>
      <ul className="mt-3 space-y-3">
        {readerGroups(standing, { roster: confirmed.roster, members }).map((group) => (
          <Group key={group.title} group={group} zone={zone} />
        ))}
      </ul>
      {others.length > 0 ? (
        <p className="mt-3 text-2xs text-subtle-foreground">
          Not asked, and has read it:{" "}
          {listed(
            others.map(({ person }) => person.name),
            "and",
          )}
          .
        </p>
      ) : null}
      <Remind standing={standing} />
    </section>
  );
}

function Group({ group: { title, asked, read, missing }, zone }: { group: ReaderGroup; zone: string }) {
  const isDone = missing.length === 0;
  const last =
    read
      .map(({ at }) => at)
      .toSorted()
      .at(-1) ?? "";
  return (
    <li>
      <div className="flex items-center justify-between text-sm">
        <span>{title}</span>
        <span className={cn("tnum inline-flex items-center gap-1 text-xs", isDone ? "text-done-fg" : "text-muted-foreground")}>
          {isDone ? <Check className="size-3.5 shrink-0 [stroke-width:2.5]" aria-hidden="true" /> : null}
          {read.length} of {asked}
        </span>
      </div>
      <div className="mt-1 flex gap-0.5" aria-hidden="true">
        {read.map(({ person }) => (
          <span key={person.id} className="h-1 flex-1 rounded-full bg-done" />
        ))}
        {missing.map((person) => (
          <span key={person.id} className="h-1 flex-1 rounded-full bg-border" />
        ))}
      </div>
      <p className="mt-1 text-2xs text-subtle-foreground">
        {isDone
          ? `${listed(
              read.map(({ person }) => person.name),
              "and",
            )}, ${zonedTime(last, zone)}`
          : missingText(missing.map(({ name }) => name))}
      </p>
    </li>
  );
}

function missingText(names: readonly string[]): string {
  return `${listed(names, "and")} ${names.length === 1 ? "has" : "have"} not read it`;
}

/** Reminds those who are missing; and says what waits for them. */
function Remind({ standing }: { standing: BriefingStanding }) {
  const { confirmed } = useRoom();
  const item = confirmed.items.find((one) => followsBriefing(one) && one.status === "todo");
  const phase = item && confirmed.phases.find((one) => one.key === item.phase);
  const mayNot = mayRemind(confirmed, useRoomStore().context())?.code === "not-permitted";
  const count = standing.missing.length;
  if (count === 0 || (mayNot && !phase)) return null;
  return (
    <div className="mt-4 border-border-soft border-t pt-3">
      <RemindButton count={count} />
      {phase ? (
        <p className="text-2xs text-subtle-foreground">
          {phase.code} asks for {standing.current.asked.length} of {standing.current.asked.length}.
        </p>
      ) : null}
    </div>
  );
}
