import { Panel } from "@/components/ui/panel";
import type { EvidencePackDto } from "@/lib/contracts/evidence-pack";
import { RELEASE_ROLE_NAMES } from "@/lib/domain/access/roles";
import { DECIDED_WORDS } from "@/lib/domain/stage/stage-words";
import { EvidenceTime } from "./evidence-time";

/** What was decided at the stages of a canary, on which readings, and who disagreed; left out of releases without stages. */
export function EvidenceDecisions({ pack: { decisions, dissents, release } }: { pack: EvidencePackDto }) {
  if (decisions.length === 0 && dissents.length === 0) return null;
  return (
    <Panel title="Decisions at the stages" aside="Readings as they were frozen then">
      <ul className="divide-y divide-border-soft">
        {decisions.map((one) => (
          <li key={one.id} className="space-y-1 px-4 py-3 text-xs print:break-inside-avoid">
            <p>
              <b className="font-medium">At {one.weightPercent} %:</b> {one.by.name} ({RELEASE_ROLE_NAMES[one.role]}){" "}
              {DECIDED_WORDS[one.choice]} <EvidenceTime at={one.at} zone={release.zone} />, watched for {one.observedMinutes} of{" "}
              {one.minimumMinutes} minutes. {one.reason}
            </p>
            <p className="text-muted-foreground">{one.verdict}</p>
            <ul className="text-muted-foreground">
              {one.checks.map((check) => (
                <li key={check}>{check}</li>
              ))}
            </ul>
            {one.openItems.length > 0 ? <p className="text-muted-foreground">Open then: {one.openItems.join("; ")}</p> : null}
          </li>
        ))}
        {dissents.map((one) => (
          <li key={one.id} className="px-4 py-3 text-xs print:break-inside-avoid">
            <b className="font-medium">{one.code}: dissent</b> of {one.by.name} ({RELEASE_ROLE_NAMES[one.role]}){" "}
            <EvidenceTime at={one.at} zone={release.zone} />: {one.reason}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
