import { Chip } from "@/components/ui/chip";
import { Panel } from "@/components/ui/panel";
import { Cell, ColumnHead, Row, RowHead, Table, TableHead } from "@/components/ui/table";
import type { EvidencePackDto } from "@/lib/contracts/evidence-pack";
import { RELEASE_ROLE_NAMES } from "@/lib/domain/access/roles";
import type { EvidenceGate, EvidenceGlass, EvidenceSignOff, ShownContent } from "@/lib/domain/audit/evidence-gates";
import { requirementsText } from "@/lib/domain/checklist/gate-rules";
import { EvidenceContent } from "./evidence-content";
import { EntryList, EventNumber } from "./evidence-entries";
import { EvidenceTime } from "./evidence-time";

/** Each gate: who signed it, when, as what, and what they were shown. */
export function EvidenceGates({ pack }: { pack: EvidencePackDto }) {
  return pack.gates.map((gate) => <Gate key={gate.phase} gate={gate} pack={pack} />);
}

function Gate({ gate, pack }: { gate: EvidenceGate; pack: EvidencePackDto }) {
  const { zone } = pack.release;
  const asked = requirementsText(gate.requirements);
  const shown = pack.contents.filter(({ digest }) => [...gate.signOffs, ...gate.glasses].some(({ content }) => content === digest));
  return (
    <Panel
      title={gate.name === gate.code ? gate.code : `${gate.code}: ${gate.name}`}
      aside={asked ? `Asks for ${asked}` : "By act of the deployer, without sign-off"}
    >
      <p className="px-4 pt-3 text-sm print:text-xs">
        <Closing gate={gate} zone={zone} />
      </p>
      {gate.signOffs.length > 0 ? (
        <SignOffTable gate={gate} zone={zone} />
      ) : (
        <p className="px-4 py-2 text-muted-foreground text-xs">Nobody signed.</p>
      )}
      {gate.glasses.map((glass) => (
        <Glass key={glass.id} glass={glass} zone={zone} />
      ))}
      <EntryList entries={gate.besides} zone={zone} />
      {shown.map((one, index) => (
        <EvidenceContent key={one.digest} shown={one} before={beforeOf(shown, index)} phases={pack.gates} />
      ))}
    </Panel>
  );
}

const beforeOf = (shown: readonly ShownContent[], index: number): ShownContent | null => shown[index - 1] ?? null;

const HOW = { signed: "all sign-offs were in", act: "by act", "break-glass": "by breaking the glass" } as const;

function Closing({ gate: { closed, status }, zone }: { gate: EvidenceGate; zone: string }) {
  if (!closed) return status === "open" ? "Open when this was made." : "Not opened.";
  return (
    <>
      Closed <EvidenceTime at={closed.at} zone={zone} /> by {closed.by.name}, {HOW[closed.how]}
      {closed.reason ? `: ${closed.reason}` : "."}
    </>
  );
}

/** Opened without its signatures: by whom, why, until when, and what was missing. */
function Glass({ glass, zone }: { glass: EvidenceGlass; zone: string }) {
  const missing = glass.missing.map(({ role, signed, needed }) => `${RELEASE_ROLE_NAMES[role]} ${signed} of ${needed}`).join(", ");
  return (
    <p className="border-border-soft border-t px-4 py-2 text-xs print:break-inside-avoid">
      <b className="font-medium text-failed-fg">The glass was broken</b> by {glass.by.name} <EvidenceTime at={glass.at} zone={zone} />,
      until <EvidenceTime at={glass.until} zone={zone} />,{" "}
      {glass.incident ? `for the incident ${glass.incident.title}` : "on the hotfix track"}: {glass.reason}. Missing were {missing}.{" "}
      <EventNumber seq={glass.seq} />{" "}
      <span className="font-mono text-subtle-foreground">
        {glass.content ? glass.digest.slice(0, 12) : "what was shown cannot be made out"}
      </span>
    </p>
  );
}

function SignOffTable({ gate, zone }: { gate: EvidenceGate; zone: string }) {
  return (
    <Table caption={`Sign-offs of ${gate.code}`} className="text-xs">
      <TableHead>
        <ColumnHead>Event</ColumnHead>
        <ColumnHead>Who</ColumnHead>
        <ColumnHead>When</ColumnHead>
        <ColumnHead>What was signed</ColumnHead>
        <ColumnHead>Shown</ColumnHead>
      </TableHead>
      <tbody>
        {gate.signOffs.map((signOff) => (
          <Row key={signOff.id} className="align-top print:break-inside-avoid">
            <RowHead>
              <EventNumber seq={signOff.seq} />
            </RowHead>
            <Cell className="whitespace-nowrap">
              {signOff.person.name} ({signOff.initials})
              <span className="block text-subtle-foreground">{RELEASE_ROLE_NAMES[signOff.role]}</span>
            </Cell>
            <Cell>
              <EvidenceTime at={signOff.at} zone={zone} />
              <span className="block whitespace-nowrap text-subtle-foreground">
                recorded <EvidenceTime at={signOff.recordedAt} zone="UTC" />
              </span>
            </Cell>
            <Cell className="w-full min-w-64">
              <Signed signOff={signOff} zone={zone} />
            </Cell>
            <Cell className="font-mono text-subtle-foreground">
              {signOff.content ? signOff.digest.slice(0, 12) : <span className="font-sans text-failed-fg">cannot be made out</span>}
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}

function Signed({ signOff, zone }: { signOff: EvidenceSignOff; zone: string }) {
  const { kind, meaning, comment, labels, ended } = signOff;
  return (
    <>
      {kind === "refused" ? <b className="font-medium text-failed-fg">Refused. </b> : null}
      {meaning} {comment ? <q className="block text-muted-foreground">{comment}</q> : null}
      {labels.map((label) => (
        <Chip key={label} className="mr-1">
          {label}
        </Chip>
      ))}
      {ended ? (
        <span className="block text-muted-foreground">
          No longer counts: {ended.kind} <EvidenceTime at={ended.at} zone={zone} />
          {ended.because ? `, ${ended.because}` : ""} <EventNumber seq={ended.seq} />
        </span>
      ) : null}
    </>
  );
}
