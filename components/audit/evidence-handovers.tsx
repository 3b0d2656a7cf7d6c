import { Panel } from "@/components/ui/panel";
import type { EvidencePackDto } from "@/lib/contracts/evidence-pack";
import { PART_NAMES } from "@/lib/domain/handover/compare-summaries";
import type { HandoverSummary } from "@/lib/domain/handover/record";
import { EventNumber } from "./evidence-entries";
import { EvidenceTime } from "./evidence-time";

/** Roles that were handed over while the release ran, each with what was read before. */
export function EvidenceHandovers({ pack: { handovers, release } }: { pack: EvidencePackDto }) {
  return (
    <Panel title="Handovers" aside={handovers.length > 0 ? "Summaries as they were read" : undefined}>
      {handovers.length === 0 ? (
        <p className="px-4 py-3 text-muted-foreground text-sm print:text-xs">None.</p>
      ) : (
        <ul className="divide-y divide-border-soft text-xs">
          {handovers.map(({ seq, at, by, text, summary, digest }) => (
            <li key={seq} className="px-4 py-3">
              <p>
                <EvidenceTime at={at} zone={release.zone} /> <b className="font-medium">{by.name}</b> {text} <EventNumber seq={seq} />
              </p>
              {summary ? <Summary summary={summary} zone={release.zone} /> : null}
              {digest ? <p className="mt-1 break-all font-mono text-2xs text-subtle-foreground">{digest}</p> : null}
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

function Summary({ summary: { clock, parts }, zone }: { summary: HandoverSummary; zone: string }) {
  return (
    <dl className="mt-2 grid gap-x-4 gap-y-1 text-muted-foreground md:grid-cols-[11rem_minmax(0,1fr)]">
      <dt>Clock</dt>
      <dd className="tnum max-md:mb-1">{clock}</dd>
      {parts.map(({ part, lines }) => (
        <div key={part} className="contents">
          <dt>{PART_NAMES[part]}</dt>
          <dd className="max-md:mb-1">
            <ul>
              {lines.map(({ id, text, detail, at }) => (
                <li key={id} className="print:break-inside-avoid">
                  {[text, detail].filter(Boolean).join(": ")}
                  {at ? (
                    <>
                      , <EvidenceTime at={at} zone={zone} />
                    </>
                  ) : null}
                </li>
              ))}
            </ul>
          </dd>
        </div>
      ))}
    </dl>
  );
}
