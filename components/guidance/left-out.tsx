"use client";

import { useState } from "react";
import { CollapsibleSection } from "@/components/ui/collapsible-section";
import type { LeftOut as Omitted } from "@/lib/domain/guidance/guidance";

/** The documents that do not fit the release, and why. */
export function LeftOut({ leftOut }: { leftOut: readonly Omitted[] }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <div className="overflow-clip rounded-lg border border-border bg-card">
      <CollapsibleSection title="Left out" count={leftOut.length} open={isOpen} onOpenChange={setOpen} headingLevel={2}>
        <dl className="grid gap-x-6 gap-y-2 border-border-soft border-t px-4 py-3 text-xs md:grid-cols-2">
          {leftOut.map(({ title, because }) => (
            <div key={title} className="min-w-0">
              <dt className="font-medium">{title}</dt>
              <dd className="text-muted-foreground">{because}</dd>
            </div>
          ))}
        </dl>
      </CollapsibleSection>
    </div>
  );
}
