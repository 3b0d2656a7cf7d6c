"use client";

import { Ellipsis, Pencil, Snowflake, X } from "lucide-react";
import { Chip } from "@/components/ui/chip";
import { IconButton } from "@/components/ui/icon-button";
import { Menu, MenuItem } from "@/components/ui/menu";
import type { FreezeDto } from "@/lib/contracts/freeze";
import { dayLabel, zonedTime } from "@/lib/domain/time/format";
import { type Instant, toMs } from "@/lib/domain/time/instant";

export type FreezeActions = (kind: "edit" | "lift", freeze: FreezeDto) => void;

type FreezeRowProps = { freeze: FreezeDto; now: Instant; viewerZone: string; actions: FreezeActions | null };

/** One freeze: whom it concerns, from when to when in both zones, and how it stands now. */
export function FreezeRow({ freeze, now, viewerZone, actions }: FreezeRowProps) {
  const isOver = freeze.endsAt <= now;
  return (
    <li className="flex items-start gap-3 px-4 py-3">
      <span className="hatch grid size-8 shrink-0 place-items-center rounded-md border border-border bg-card text-muted-foreground">
        <Snowflake className="size-4" aria-hidden="true" />
      </span>
      <div className="min-w-0 flex-1">
        <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span className={isOver ? "text-muted-foreground" : "font-medium"}>{freeze.name}</span>
          <Standing freeze={freeze} now={now} />
        </div>
        <p className="mt-0.5 text-subtle-foreground text-xs">
          {freeze.service ? `Freezes ${freeze.service.name}` : "Freezes all services of the team"}
        </p>
        <Period freeze={freeze} viewerZone={viewerZone} />
      </div>
      {actions && !isOver ? (
        <Menu
          trigger={
            <IconButton label={`Actions for ${freeze.name}`}>
              <Ellipsis aria-hidden="true" />
            </IconButton>
          }
        >
          <MenuItem onClick={() => actions("edit", freeze)}>
            <Pencil aria-hidden="true" />
            Change
          </MenuItem>
          <MenuItem onClick={() => actions("lift", freeze)}>
            <X aria-hidden="true" />
            Lift
          </MenuItem>
        </Menu>
      ) : null}
    </li>
  );
}

function Standing({ freeze, now }: { freeze: FreezeDto; now: Instant }) {
  if (freeze.endsAt <= now) return <Chip>over</Chip>;
  if (freeze.startsAt > now) return <Chip>in {distance(now, freeze.startsAt)}</Chip>;
  return <Chip tone="blocked">in force, {distance(now, freeze.endsAt)} left</Chip>;
}

function Period({ freeze: { startsAt, endsAt, zone }, viewerZone }: { freeze: FreezeDto; viewerZone: string }) {
  const text = (instant: Instant, in_: string) => `${dayLabel(instant, in_)}, ${zonedTime(instant, in_)}`;
  const both = [...new Set([viewerZone, zone].map((one) => `${text(startsAt, one)} to ${text(endsAt, one)}`))];
  return (
    <p className="tnum mt-1 text-xs">
      {both.map((line, index) => (
        <span key={line} className={index > 0 ? "block text-subtle-foreground" : "block"}>
          {line}
        </span>
      ))}
    </p>
  );
}

/** Roughly how long, in the largest whole unit: `3 days`, `5 hours`, `20 minutes`. */
function distance(from: Instant, to: Instant): string {
  const minutes = Math.max(1, Math.round((toMs(to) - toMs(from)) / 60_000));
  if (minutes >= 2 * 1_440) return `${Math.round(minutes / 1_440)} days`;
  if (minutes >= 120) return `${Math.round(minutes / 60)} hours`;
  return minutes === 1 ? "1 minute" : `${minutes} minutes`;
}
