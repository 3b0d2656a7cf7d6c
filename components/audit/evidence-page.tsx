import { PageHeader } from "@/components/ui/page-header";
import type { EvidencePackDto } from "@/lib/contracts/evidence-pack";
import { EvidenceActions } from "./evidence-actions";
import { EvidenceDecisions } from "./evidence-decisions";
import { EvidenceFacts } from "./evidence-facts";
import { EvidenceGates } from "./evidence-gates";
import { EvidenceHandovers } from "./evidence-handovers";
import { EvidenceLog } from "./evidence-log";
import { EvidenceDepartures, EvidenceIncidents, EvidenceMessages, EvidenceObligations, EvidenceRollback } from "./evidence-record";
import { evidenceTime } from "./evidence-time";

/**
 * What an auditor asks of one release, to read or to print on A4. Made by the server from the log and not changed by anything that this
 * browser knows, so that everybody prints the same.
 */
export function EvidencePage({ pack }: { pack: EvidencePackDto }) {
  const { release, team, madeAt } = pack;
  const { service, fromVersion, toVersion, zone } = release;
  return (
    <div className="mx-auto max-w-[1080px] space-y-4 print:max-w-none print:space-y-3 print:text-xs print:[&_section]:overflow-visible">
      <PageHeader
        title={`Evidence: ${service.name} ${toVersion}`}
        description={`${team.name}, ${fromVersion} to ${toVersion}. Made from the log at ${evidenceTime(madeAt, zone)}; times are in ${zone}, the zone of the release.`}
        actions={<EvidenceActions release={release.id} fileName={`evidence-${service.name}-${toVersion}.json`} />}
      />
      <EvidenceFacts pack={pack} />
      <EvidenceGates pack={pack} />
      <EvidenceDepartures pack={pack} />
      <EvidenceDecisions pack={pack} />
      <EvidenceHandovers pack={pack} />
      <EvidenceRollback pack={pack} />
      <EvidenceMessages pack={pack} />
      <EvidenceIncidents pack={pack} />
      <EvidenceObligations pack={pack} />
      <EvidenceLog pack={pack} />
    </div>
  );
}
