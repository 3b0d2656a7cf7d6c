"use client";

import { CircleCheck } from "lucide-react";
import Link from "next/link";
import { useWorkspace } from "@/components/shell/workspace";
import { TEXT_LINK_CLASSES } from "@/components/ui/text-link";
import { Timestamp } from "@/components/ui/timestamp";
import { roomHref } from "@/lib/client/room-href";
import type { ObligationDto } from "@/lib/contracts/obligation";
import { dayLabel, timeTriple, zonedTime } from "@/lib/domain/time/format";

/** What settled itself is told as such: nobody said so, something happened. */
const BY: Record<NonNullable<NonNullable<ObligationDto["settled"]>["cause"]>, string> = {
  message: "with the message of",
  item: "with an item, by",
  rollback: "with the rollback by",
  cancellation: "with the cancellation by",
};

/** One thing that was owed: of which release, by what, by whom and when it was settled. */
export function SettledRow({ obligation, zone }: { obligation: ObligationDto; zone: string }) {
  const { team } = useWorkspace();
  const { title, release, settled } = obligation;
  if (!settled) return null;
  const { at, by, note, cause, verdict } = settled;
  const full = timeTriple({ instant: at, viewerZone: zone, releaseZone: release.zone, t0: release.t0 });
  return (
    <li className="flex items-start gap-x-3 px-4 py-2.5 text-xs max-md:flex-wrap">
      <CircleCheck className="mt-0.5 size-4 shrink-0 text-done" aria-hidden="true" />
      <div className="min-w-0 flex-1">
        <p>
          <span className="text-sm">{title}</span>{" "}
          <Link href={roomHref(team.slug, release.id)} className={TEXT_LINK_CLASSES}>
            {release.service} <span className="font-mono">{release.version}</span>
          </Link>
        </p>
        <p className="wrap-anywhere text-muted-foreground">
          {verdict ? <span className="font-medium text-foreground">{verdict}. </span> : null}
          {note}
        </p>
      </div>
      <p className="shrink-0 text-right text-subtle-foreground max-md:w-full max-md:pl-7 max-md:text-left">
        <span className="block">{cause ? `${BY[cause]} ${by}` : `by ${by}`}</span>
        <Timestamp dateTime={at} text={`${dayLabel(at, zone)}, ${zonedTime(at, zone)}`} full={`${dayLabel(at, zone)}, ${full}`} />
      </p>
    </li>
  );
}
