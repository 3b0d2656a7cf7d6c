"use client";

import { useQuery } from "@tanstack/react-query";
import { ErrorState } from "@/components/ui/error-state";
import { Panel } from "@/components/ui/panel";
import { SkeletonRows } from "@/components/ui/skeleton";
import { workingTimesQuery } from "@/lib/client/availability";
import { HoursForm } from "./hours-form";

/** When the person looking works and is away; `ownZone` is of their profile, null follows the browser. */
export function HoursPanel({ ownZone }: { ownZone: string | null }) {
  const { data, error, refetch } = useQuery(workingTimesQuery());
  return (
    <div id="hours" className="scroll-mt-16">
      <Panel title="When you work" aside={data?.zone ? null : "at any time"}>
        {data ? <HoursForm key={JSON.stringify(data)} saved={data} ownZone={ownZone} /> : null}
        {data || error ? null : <SkeletonRows rows={3} />}
        {error && !data ? (
          <ErrorState title="Your hours did not load" onRetry={() => void refetch()}>
            What you saved holds all the same.
          </ErrorState>
        ) : null}
      </Panel>
    </div>
  );
}
