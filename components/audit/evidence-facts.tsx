import type { ReactNode } from "react";
import { Panel } from "@/components/ui/panel";
import type { EvidencePackDto } from "@/lib/contracts/evidence-pack";
import { RELEASE_ROLE_NAMES } from "@/lib/domain/access/roles";
import { STATUS_LABELS } from "@/lib/domain/release/release-status";
import { CRITICALITY_NAMES, STRATEGY_NAMES } from "@/lib/domain/release/release-words";
import { EntryList } from "./evidence-entries";
import { EvidenceTime } from "./evidence-time";

type Props = { pack: EvidencePackDto };

/** What was released where and when, and by whom. */
export function EvidenceFacts({ pack }: Props) {
  return (
    <>
      <Panel title="Release" aside={STATUS_LABELS[pack.release.status]} className="print:break-inside-avoid">
        <Facts facts={factsOf(pack)} />
      </Panel>
      <Panel title="People" aside={`${pack.roster.now.length} on the roster`} className="print:break-inside-avoid">
        <ul className="grid gap-x-6 gap-y-1 p-4 text-sm sm:grid-cols-2 print:grid-cols-2 print:text-xs">
          {pack.roster.now.map(({ role, person }) => (
            <li key={`${role} ${person.id}`}>
              <span className="text-subtle-foreground">{RELEASE_ROLE_NAMES[role]}</span> {person.name} ({person.initials})
            </li>
          ))}
        </ul>
        <EntryList entries={pack.roster.changes} zone={pack.release.zone} />
      </Panel>
    </>
  );
}

/** Pairs of a name and what stands for it; names that nothing stands for are left out. */
export function Facts({ facts }: { facts: readonly (readonly [name: string, value: ReactNode])[] }) {
  return (
    <dl className="grid gap-x-6 gap-y-2 p-4 text-sm sm:grid-cols-2 lg:grid-cols-3 print:grid-cols-3 print:text-xs">
      {facts
        .filter(([, value]) => value !== "" && value !== null)
        .map(([name, value]) => (
          <div key={name} className="min-w-0">
            <dt className="text-subtle-foreground text-xs">{name}</dt>
            <dd className="break-words">{value}</dd>
          </div>
        ))}
    </dl>
  );
}

function factsOf({ release }: EvidencePackDto): (readonly [string, ReactNode])[] {
  const { zone, template } = release;
  const time = (at: string | null) => at && <EvidenceTime at={at} zone={zone} />;
  return [
    ["Service", release.service.name],
    ["From version", release.fromVersion],
    ["To version", release.toVersion],
    ["Artefact", release.artifactDigest],
    ["Environment", `${release.environment}, namespace ${release.namespace}`],
    ["Strategy", STRATEGY_NAMES[release.strategy]],
    ["Criticality", CRITICALITY_NAMES[release.criticality]],
    ["Checklist", `${template.key}, version ${template.version}`],
    ["Planned T-0", time(release.plannedT0)],
    ["T-0", time(release.actualT0) ?? "not started"],
    ["Window from", time(release.windowStart)],
    ["Window to", time(release.windowEnd)],
    [
      "Created",
      <>
        {release.createdBy.name}, {time(release.createdAt)}
      </>,
    ],
    ["Deployment started by", release.startedBy?.name ?? ""],
    ["May the creator approve", release.allowSelfApproval ? "Yes, and each such sign-off is labelled" : "No"],
    ["Impact", release.impact],
    ["Rollback plan", release.rollbackPlan],
    ["Rollback method", release.rollbackMethod],
    ["Rollback criteria", release.thresholds.map(({ metric, limit }) => `${metric} ${limit}`).join("; ")],
    ["Changes", release.changes.map(({ text }) => text).join("; ")],
    ["Risks", release.risks.map(({ risk, mitigation }) => `${risk}: ${mitigation}`).join("; ")],
  ];
}
