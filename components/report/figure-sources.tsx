"use client";

import { evidenceTime } from "@/components/audit/evidence-time";
import { Popover } from "@/components/ui/popover";
import { TEXT_LINK_CLASSES } from "@/components/ui/text-link";
import type { ReportDto } from "@/lib/contracts/report";
import { chainText, type FigureSource, sourcesText } from "@/lib/domain/report/figure";

type FigureSourcesProps = { of: string; sources: readonly FigureSource[]; zone: string; log: ReportDto["log"] };

/** The numbers of the events that something was made of; opened, what each of them says, and by what the log can be checked. */
export function FigureSources({ of, sources, zone, log }: FigureSourcesProps) {
  const [head] = log.checkpoint.heads;
  return (
    <Popover
      title={`Where ${of} comes from`}
      showTitle
      align="start"
      className="w-96 text-xs"
      trigger={
        <button
          type="button"
          aria-label={`Where ${of} comes from: ${sourcesText(sources)}`}
          className={`tnum text-2xs pointer-coarse:min-h-11 print:no-underline ${TEXT_LINK_CLASSES}`}
        >
          {sourcesText(sources)}
        </button>
      }
    >
      <ol className="max-h-72 space-y-2 overflow-y-auto">
        {sources.map((source) => (
          <Source key={source.seq} source={source} zone={zone} />
        ))}
      </ol>
      <p className="mt-3 border-border-soft border-t pt-2 text-2xs text-subtle-foreground wrap-anywhere">
        In {log.stream} up to event {head?.[1] ?? 0}, {log.checkpoint.signature ? "signed" : "not signed"}{" "}
        {evidenceTime(log.checkpoint.at, zone)}. {chainText(log.problems)}
      </p>
    </Popover>
  );
}

function Source({ source: { seq, at, recordedAt, by, text, hash }, zone }: { source: FigureSource; zone: string }) {
  return (
    <li>
      <p className="wrap-anywhere">
        <span className="tnum text-subtle-foreground">#{seq}</span> <b className="font-medium">{by}</b> {text}
      </p>
      <p className="tnum text-2xs text-subtle-foreground">
        {evidenceTime(at, zone)}, recorded {evidenceTime(recordedAt, "UTC")}, hash <code className="font-mono">{hash.slice(0, 12)}</code>
      </p>
    </li>
  );
}
