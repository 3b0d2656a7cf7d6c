"use client";

import { type ReactNode, useState } from "react";
import { CollapsibleSection } from "@/components/ui/collapsible-section";
import { READINESS } from "@/lib/domain/incident/lore/readiness";
import { SEVERITIES, SEVERITY_KEYS } from "@/lib/domain/incident/lore/severities";
import { SeverityChip } from "./severity-chip";

/** What everybody should know before the next incident: what the severities mean, and what is to be ready. */
export function Reference() {
  return (
    <section aria-label="For the next one" className="mt-5 overflow-hidden rounded-lg border border-border bg-card">
      <Part title="What the severities mean" count={SEVERITY_KEYS.length}>
        <dl className="grid gap-4 px-4 pt-1 pb-4 lg:grid-cols-3">
          {SEVERITY_KEYS.map((key) => (
            <div key={key}>
              <dt>
                <SeverityChip severity={key} />
              </dt>
              <dd className="mt-1.5 text-sm">{SEVERITIES[key].means}</dd>
              <dd className="mt-1 text-muted-foreground text-xs">Such as: {SEVERITIES[key].examples.join("; ")}.</dd>
              <dd className="mt-1 text-muted-foreground text-xs">{SEVERITIES[key].callsFor}</dd>
            </div>
          ))}
        </dl>
      </Part>
      {READINESS.map(({ key, title, items }) => (
        <Part key={key} title={`Ready before a deployment: ${title.toLowerCase()}`} count={items.length}>
          <dl className="grid gap-x-6 gap-y-3 px-4 pt-1 pb-4 lg:grid-cols-2">
            {items.map((item) => (
              <div key={item.key}>
                <dt className="text-sm">{item.title}</dt>
                <dd className="text-muted-foreground text-xs">
                  {item.evidence} <span className="font-mono text-2xs text-subtle-foreground">{item.source}</span>
                </dd>
              </div>
            ))}
          </dl>
        </Part>
      ))}
    </section>
  );
}

function Part({ title, count, children }: { title: string; count: number; children: ReactNode }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <CollapsibleSection title={title} count={count} open={isOpen} onOpenChange={setOpen} headingLevel={2}>
      {children}
    </CollapsibleSection>
  );
}
