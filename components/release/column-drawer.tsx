"use client";

import { Sheet } from "@/components/ui/sheet";
import type { PhaseState } from "@/lib/domain/release/state";
import { ColumnContent } from "./right-column";

type ColumnDrawerProps = { phase: PhaseState; open: boolean; onOpenChange: (isOpen: boolean) => void };

/** Below 1280 px: sign-offs and activity, from the side. */
export function ColumnDrawer({ phase, open, onOpenChange }: ColumnDrawerProps) {
  return (
    <Sheet open={open} onOpenChange={onOpenChange} title="Sign-off and activity" className="md:w-[360px]">
      <div className="-mx-4 -my-3 flex h-full min-h-0 flex-col md:-mx-6 md:-my-4">
        <ColumnContent phase={phase} />
      </div>
    </Sheet>
  );
}
