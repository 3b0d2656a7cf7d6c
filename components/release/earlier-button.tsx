"use client";

import { Button } from "@/components/ui/button";
import type { Activity } from "@/lib/client/use-activity";

/** Leads further back than what the page came with; draws nothing where the beginning is shown. */
export function EarlierButton({ activity: { hasEarlier, isLoading, error, loadEarlier } }: { activity: Activity }) {
  if (!hasEarlier) return null;
  return (
    <div className="pt-3 pb-1">
      <Button size="sm" variant="ghost" busy={isLoading} onClick={loadEarlier} className="w-full">
        Show earlier
      </Button>
      {error ? (
        <p role="alert" className="mt-1 text-2xs text-muted-foreground">
          {error}
        </p>
      ) : null}
    </div>
  );
}
