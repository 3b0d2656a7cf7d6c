"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Panel } from "@/components/ui/panel";
import type { Placeholder } from "@/lib/domain/guidance/placeholders";
import { PlaceholderList } from "./placeholder-list";

/**
 * Everything that the release does not know, on one glance where there is room for it; what each means is one press away, and beside the
 * file that holds it.
 */
export function ToFillIn({ placeholders }: { placeholders: readonly Placeholder[] }) {
  const [isExplained, setExplained] = useState(false);
  return (
    <Panel title="To fill in by hand" aside={`${placeholders.length} values the release does not know`}>
      <div className="space-y-3 px-4 py-3">
        {isExplained ? (
          <PlaceholderList placeholders={placeholders} />
        ) : (
          <ul className="flex flex-wrap gap-x-3 gap-y-1 font-mono text-2xs text-blocked-fg max-md:hidden">
            {placeholders.map(({ mark }) => (
              <li key={mark}>{mark}</li>
            ))}
          </ul>
        )}
        <Button size="sm" aria-expanded={isExplained} onClick={() => setExplained(!isExplained)} className="print:hidden">
          {isExplained ? "Hide the meanings" : "What each means"}
        </Button>
      </div>
    </Panel>
  );
}
