"use client";

import { useRoomNow, useRoomZone } from "@/components/release/room-time";
import { type PhaseView, usePhaseViews } from "@/components/release/use-gates";
import { useWorkspace } from "@/components/shell/workspace";
import { StageOnPaper } from "@/components/stage/stage-on-paper";
import { Cell, ColumnHead, Row, RowHead, Table, TableHead } from "@/components/ui/table";
import { useRoom } from "@/lib/client/use-room";
import { RELEASE_ROLE_NAMES } from "@/lib/domain/access/roles";
import { countSigned, RECORD_WORDS } from "@/lib/domain/sign-off/gate-words";
import { type GivenSignOff, givenSignOffs } from "@/lib/domain/sign-off/given-sign-offs";
import { labelWords } from "@/lib/domain/sign-off/label-words";
import { isStage } from "@/lib/domain/stage/stage-time";
import { readableInstants } from "@/lib/domain/time/readable-instants";
import { useMoment } from "./use-moment";

/** On paper: every sign-off and refusal of the release by phase, those that no longer count too. */
export function SignOffRecord() {
  const views = usePhaseViews();
  return (
    <section aria-labelledby="sign-off-record" className="px-4 pt-6 text-xs">
      <h2 id="sign-off-record" className="font-semibold text-base">
        Sign-offs
      </h2>
      <Printed />
      {views.map((view) => (
        <PhaseRecord key={view.phase.key} view={view} />
      ))}
    </section>
  );
}

/** Paper is older than what it shows: it says of which moment it is. */
function Printed() {
  const { confirmed } = useRoom();
  const { user: viewer } = useWorkspace();
  const { service, fromVersion, toVersion } = confirmed.details;
  const when = useMoment();
  const now = useRoomNow("minute");
  return (
    <p className="mt-1 text-muted-foreground">
      {service.name} {fromVersion} to {toVersion}, printed by {viewer.name}, {when(now)}
    </p>
  );
}

function PhaseRecord({ view: { phase, gate } }: { view: PhaseView }) {
  const { confirmed } = useRoom();
  const given = givenSignOffs(confirmed, gate);
  const title = isStage(phase) || phase.name === phase.code ? phase.code : `${phase.code} ${phase.name}`;
  return (
    <div className="mt-4">
      <h3 className="break-after-avoid font-semibold text-sm">{title}</h3>
      <p className="text-muted-foreground">
        <Outcome view={{ phase, gate }} />
      </p>
      {given.length > 0 ? (
        <Table caption={`Sign-offs of ${title}`} className="mt-1 text-xs">
          <TableHead>
            {["Who", "Role", "Initials", "When", "What became of it"].map((name) => (
              <ColumnHead key={name}>{name}</ColumnHead>
            ))}
          </TableHead>
          {given.map((one) => (
            <GivenRows key={one.row.id} given={one} />
          ))}
        </Table>
      ) : null}
      <StageOnPaper phase={phase} />
    </div>
  );
}

function Outcome({ view: { phase, gate } }: { view: Pick<PhaseView, "phase" | "gate"> }) {
  const when = useMoment();
  const { signed, needed } = countSigned(gate);
  if (phase.closed?.how === "act") return `Closed by ${phase.closed.by.name}, ${when(phase.closed.at)}`;
  if (phase.closed?.how === "break-glass") {
    return `${signed} of ${needed} signed, opened by ${phase.closed.by.name} by break-glass ${when(phase.closed.at)}: ${phase.closed.reason}`;
  }
  if (phase.closed) return `${signed} of ${needed} signed, all sign-offs in ${when(phase.closed.at)}`;
  return needed > 0 ? `Open, ${signed} of ${needed} signed` : "Open, closed by the deployer";
}

/** One sign-off on two lines: the second has what was said and the digest of what was signed, whole, to compare it. */
function GivenRows({ given: { row, ended } }: { given: GivenSignOff }) {
  const when = useMoment();
  const zone = useRoomZone();
  const end = ended ? `: ${readableInstants(ended.because, zone)}${ended.endedAt ? ` ${when(ended.endedAt)}` : ""}` : "";
  return (
    <tbody className="break-inside-avoid border-border-soft border-b align-top">
      <Row>
        <RowHead>{row.person.name}</RowHead>
        <Cell>{RELEASE_ROLE_NAMES[row.role]}</Cell>
        <Cell className="font-mono">{row.initials}</Cell>
        <Cell className="tnum">{when(row.at)}</Cell>
        <Cell>
          {RECORD_WORDS[ended?.kind ?? row.kind]}
          {end}
        </Cell>
      </Row>
      <tr>
        <td colSpan={5} className="px-4 pb-2 text-muted-foreground">
          {row.labels.length > 0 ? <span className="block font-medium">{labelWords(row).join(", ")}</span> : null}
          {row.comment ? <span className="block">“{row.comment}”</span> : null}
          <span className="block break-all font-mono text-2xs">Digest {row.digest}</span>
        </td>
      </tr>
    </tbody>
  );
}
