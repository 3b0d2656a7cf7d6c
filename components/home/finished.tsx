"use client";

import { CircleCheck, Undo2 } from "lucide-react";
import Link from "next/link";
import { owedText } from "@/components/overview/owed-text";
import { useWorkspace } from "@/components/shell/workspace";
import { roomHref } from "@/lib/client/room-href";
import type { ReleaseOverview } from "@/lib/domain/release/overview";
import { STRATEGY_NAMES } from "@/lib/domain/release/release-words";
import { formatOffset, offsetFrom } from "@/lib/domain/time/axis";
import { dayLabel } from "@/lib/domain/time/format";

/** The last releases that came to an end. */
export function Finished({ finished, zone }: { finished: readonly ReleaseOverview[]; zone: string }) {
  const { team } = useWorkspace();
  if (finished.length === 0) return null;
  return (
    <section aria-labelledby="recently-finished" className="mt-5 rounded-lg border border-border bg-card">
      <h2 id="recently-finished" className="sr-only">
        Recently finished
      </h2>
      <ul className="divide-y divide-border-soft text-xs">
        {finished.map((overview) => (
          <li key={overview.id} className="flex min-h-10 items-center gap-3 px-4 max-md:flex-wrap max-md:gap-y-0.5 max-md:py-2">
            <FinishedMark overview={overview} />
            <span className="text-sm">{overview.service.name}</span>
            <span className="font-mono">{overview.toVersion}</span>
            <span className="text-muted-foreground max-md:hidden">{STRATEGY_NAMES[overview.strategy]}</span>
            <span className="tnum text-subtle-foreground max-md:order-last max-md:w-full max-md:pl-7">{endText(overview, zone)}</span>
            <Link
              href={roomHref(team.slug, overview.id)}
              aria-label={`Open ${overview.service.name} ${overview.toVersion}`}
              className="ml-auto text-brand-fg hover:underline"
            >
              Open
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

function FinishedMark({ overview: { status } }: { overview: ReleaseOverview }) {
  const Icon = status === "completed" ? CircleCheck : Undo2;
  return <Icon className={status === "completed" ? "size-4 text-done" : "size-4 text-na-fg"} aria-hidden="true" />;
}

function endText({ status, clockStoppedAt, actualT0, openObligations }: ReleaseOverview, zone: string): string {
  const word = status === "completed" ? "completed" : "rolled back";
  const owed = openObligations > 0 ? `, ${owedText(openObligations)}` : "";
  if (!clockStoppedAt) return `${word}${owed}`;
  const offset = actualT0 ? `, ${formatOffset(offsetFrom(actualT0, clockStoppedAt))}` : "";
  return `${word} ${dayLabel(clockStoppedAt, zone)}${offset}${owed}`;
}
