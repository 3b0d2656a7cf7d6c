"use client";

import { useTriple } from "@/components/release/room-time";
import { PART_NAMES } from "@/lib/domain/handover/compare-summaries";
import type { HandoverSummary, SummaryLine } from "@/lib/domain/handover/record";

/** How the release stands, part by part, as it is recorded with the handover. */
export function SummaryView({ summary }: { summary: HandoverSummary }) {
  const triple = useTriple();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what is read in a box that scrolls must be reachable by keyboard
    <section aria-label="How it stands" tabIndex={0} className="mt-4 rounded-sm outline-offset-4">
      <h3 className="font-semibold text-base">How it stands</h3>
      <p className="tnum text-subtle-foreground text-xs">As of {triple(summary.asOf)}</p>
      {summary.parts.map(({ part, lines }) => (
        <section key={part} aria-label={PART_NAMES[part]} className="mt-3 border-border-soft border-t pt-2">
          <h4 className="font-medium text-muted-foreground text-xs">{PART_NAMES[part]}</h4>
          <ul className="mt-1 space-y-1.5">
            {lines.map((line) => (
              <Line key={line.id} line={line} />
            ))}
          </ul>
        </section>
      ))}
    </section>
  );
}

function Line({ line: { text, detail, at } }: { line: SummaryLine }) {
  const triple = useTriple();
  return (
    <li className="flex items-baseline justify-between gap-x-4 max-md:flex-wrap">
      <span className="min-w-0 wrap-anywhere">
        <span className="block">{text}</span>
        {detail ? <span className="block text-muted-foreground text-xs">{detail}</span> : null}
      </span>
      {at ? (
        <time dateTime={at} className="tnum shrink-0 text-subtle-foreground text-xs">
          {triple(at)}
        </time>
      ) : null}
    </li>
  );
}
