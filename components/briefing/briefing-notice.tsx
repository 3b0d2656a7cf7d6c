"use client";

import { FilePen, Undo2 } from "lucide-react";
import { Banner } from "@/components/ui/banner";
import { useRoom } from "@/lib/client/use-room";
import type { BriefingStanding } from "@/lib/domain/briefing/standing";

/** Why people are asked again, and whether what they look at has been replaced a moment ago. */
export function BriefingNotice({ standing, shown }: { standing: BriefingStanding; shown: number }) {
  const { details } = useRoom().confirmed;
  const { since, current } = standing;
  const box = "mb-4 rounded-lg border max-md:-mx-4 max-md:-mt-5 max-md:mb-5 max-md:rounded-none";
  if (current.version !== shown) {
    return (
      <Banner tone="brand" icon={FilePen} title={`Version ${current.version} was published.`} className={box}>
        It is being loaded; what you see is version {shown}.
      </Banner>
    );
  }
  if (since.cause === "rollback") {
    return (
      <Banner tone="failed" icon={Undo2} title={`Rolled back: ${since.reason}`} className={box}>
        Customers go back to {details.fromVersion}. Whoever had confirmed is asked again.
      </Banner>
    );
  }
  return null;
}
