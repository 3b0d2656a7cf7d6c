"use client";

import { useQuery } from "@tanstack/react-query";
import { CircleCheck, Snowflake, TriangleAlert } from "lucide-react";
import Link from "next/link";
import { useWorkspace } from "@/components/shell/workspace";
import { TEXT_LINK_CLASSES } from "@/components/ui/text-link";
import { errorText } from "@/lib/client/api";
import { windowCheckQuery } from "@/lib/client/plan";
import { type PlanForm, type PlannedTimes, timesOf } from "@/lib/client/plan-form";
import { roomHref } from "@/lib/client/room-href";
import type { WindowCheck } from "@/lib/contracts/plan";
import { dayLabel, shortTime } from "@/lib/domain/time/format";
import type { Instant } from "@/lib/domain/time/instant";

/** What is asked of the server: a window on a service and environment, and the release that it is for where there is one. */
export type WindowOf = {
  readonly serviceId: string;
  readonly environment: string;
  readonly times: PlannedTimes | null;
  readonly release?: string;
};

export const windowOf = (form: PlanForm): WindowOf => ({ serviceId: form.serviceId, environment: form.environment, times: timesOf(form) });

/** What the server knows against a window; nothing is asked before service and T-0 are known. */
export function useWindowCheck({ serviceId, environment, times, release }: WindowOf) {
  const { team } = useWorkspace();
  const place = { serviceId, environment: environment.trim(), ...(release ? { release } : {}) };
  const query = { ...place, start: times?.windowStart ?? "", end: times?.windowEnd ?? "" };
  const isKnown = times !== null && times.windowStart < times.windowEnd && serviceId !== "" && place.environment !== "";
  return { ...useQuery({ ...windowCheckQuery(team.id, query), enabled: isKnown }), isKnown };
}

/** Overlaps and freezes of a window, before it is saved. They warn; people decide. */
export function WindowWarnings({ of, zone }: { of: WindowOf; zone: string }) {
  const { data, isKnown, isError, error, isPlaceholderData } = useWindowCheck(of);
  if (!isKnown)
    return <p className="text-subtle-foreground text-xs">Overlaps and freezes are shown here once service and T-0 are chosen.</p>;
  if (isError) return <p className="text-blocked-fg text-xs">Overlaps and freezes could not be looked up. {errorText(error)}</p>;
  if (!data || isPlaceholderData) return <p className="text-subtle-foreground text-xs">Looking up overlaps and freezes</p>;
  return <WindowFindings found={data} zone={zone} />;
}

/** What was found, as a list; or that nothing was. */
function WindowFindings({ found, zone }: { found: WindowCheck; zone: string }) {
  const { team } = useWorkspace();
  if (found.overlaps.length === 0 && found.freezes.length === 0) {
    return (
      <p className="flex items-start gap-1.5 text-xs">
        <CircleCheck className="mt-px size-3.5 text-done" aria-hidden="true" />
        No other window on this service and environment, and no freeze.
      </p>
    );
  }
  return (
    <ul className="space-y-1.5 rounded-md border border-blocked-line bg-blocked-soft px-3 py-2 text-xs">
      {found.overlaps.map((overlap) => (
        <li key={overlap.release} className="flex items-start gap-1.5">
          <TriangleAlert className="mt-px size-3.5 text-blocked-fg" aria-hidden="true" />
          <span>
            Overlaps{" "}
            <Link href={roomHref(team.slug, overlap.release)} target="_blank" className={TEXT_LINK_CLASSES}>
              {overlap.label}
            </Link>{" "}
            from {span(overlap, zone)}.
          </span>
        </li>
      ))}
      {found.freezes.map((freeze) => (
        <li key={freeze.id} className="flex items-start gap-1.5">
          <Snowflake className="mt-px size-3.5 text-blocked-fg" aria-hidden="true" />
          <span>
            In the freeze {freeze.name}, {freeze.serviceId ? "of this service" : "of the whole team"}, from {span(freeze, zone)}.
          </span>
        </li>
      ))}
    </ul>
  );
}

function span({ start, end }: { start: Instant; end: Instant }, zone: string): string {
  const [from, to] = [dayLabel(start, zone), dayLabel(end, zone)];
  return `${from}, ${shortTime(start, zone)} to ${from === to ? "" : `${to}, `}${shortTime(end, zone)}`;
}
