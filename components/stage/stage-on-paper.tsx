"use client";

import { useMoment } from "@/components/sign-off/use-moment";
import { Cell, ColumnHead, Row, RowHead, Table, TableHead } from "@/components/ui/table";
import { useRoom } from "@/lib/client/use-room";
import { RELEASE_ROLE_NAMES } from "@/lib/domain/access/roles";
import { metricName } from "@/lib/domain/metrics/metric";
import { verdictWord } from "@/lib/domain/metrics/metric-words";
import type { Reading } from "@/lib/domain/metrics/reading";
import { valueText } from "@/lib/domain/metrics/value-text";
import type { PhaseState } from "@/lib/domain/release/state";
import type { StageDecision, StageDissent } from "@/lib/domain/stage/record";
import { sideName } from "@/lib/domain/stage/side-words";
import { checkText, DECIDED_WORDS } from "@/lib/domain/stage/stage-words";

/** On paper: what was read in a phase and what was decided on it, everybody by name. Draws nothing of a phase without either. */
export function StageOnPaper({ phase }: { phase: PhaseState }) {
  const { readings = [], decisions = [], dissents = [] } = useRoom().confirmed;
  const isOf = (one: { readonly phase: string }) => one.phase === phase.key;
  return (
    <>
      <Readings title={phase.code} readings={readings.filter(isOf)} />
      <Decisions title={phase.code} decisions={decisions.filter(isOf)} dissents={dissents.filter(isOf)} />
    </>
  );
}

function Readings({ title, readings }: { title: string; readings: readonly Reading[] }) {
  const when = useMoment();
  const { details } = useRoom().confirmed;
  const corrected = new Set(readings.map((one) => one.corrects));
  if (readings.length === 0) return null;
  return (
    <Table caption={`Readings of ${title}`} showCaption className="mt-2 text-xs">
      <Heads names={["Metric", "Side", "Value", "Measured", "Read by"]} />
      <tbody>
        {readings.map((one) => (
          <Row key={one.id} className="break-inside-avoid align-top">
            <RowHead>{metricName(one)}</RowHead>
            <Cell>{sideName(details, one.side)}</Cell>
            <Cell className="tnum font-mono">
              {valueText(one.value, one.unit)}
              {corrected.has(one.id) ? <span className="block font-sans text-muted-foreground">corrected later</span> : null}
              {one.corrects ? <span className="block font-sans text-muted-foreground">a correction</span> : null}
            </Cell>
            <Cell className="tnum">{when(one.observedAt)}</Cell>
            <Cell>{one.source === "person" ? one.by.name : `${one.by.name} (machine)`}</Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}

type DecisionsProps = { title: string; decisions: readonly StageDecision[]; dissents: readonly StageDissent[] };

function Decisions({ title, decisions, dissents }: DecisionsProps) {
  const when = useMoment();
  if (decisions.length + dissents.length === 0) return null;
  return (
    <Table caption={`Decisions about ${title}`} showCaption className="mt-2 text-xs">
      <Heads names={["Who", "Role", "What", "When", "On what"]} />
      <tbody>
        {decisions.map((one) => (
          <Row key={one.id} className="break-inside-avoid align-top">
            <RowHead>{one.by.name}</RowHead>
            <Cell>{RELEASE_ROLE_NAMES[one.role]}</Cell>
            <Cell>
              {DECIDED_WORDS[one.choice]}
              {one.reason ? <span className="block">“{one.reason}”</span> : null}
            </Cell>
            <Cell className="tnum">{when(one.at)}</Cell>
            <Cell className="tnum">
              <Basis decision={one} />
            </Cell>
          </Row>
        ))}
        {dissents.map((one) => (
          <Row key={one.id} className="break-inside-avoid align-top">
            <RowHead>{one.by.name}</RowHead>
            <Cell>{RELEASE_ROLE_NAMES[one.role]}</Cell>
            <Cell>
              disagrees<span className="block">“{one.reason}”</span>
            </Cell>
            <Cell className="tnum">{when(one.at)}</Cell>
            <Cell />
          </Row>
        ))}
      </tbody>
    </Table>
  );
}

/** What a decision rested on, as it was frozen with it. */
function Basis({ decision: { observedMinutes, minimumMinutes, verdict, openItems } }: { decision: StageDecision }) {
  const checks = verdict.checks.filter((one) => one.zone !== null);
  const isRead = checks.some((one) => one.canary !== null);
  const lines = [
    `Watched ${observedMinutes} of ${minimumMinutes} minutes. Verdict: ${verdictWord(verdict.zone, isRead).toLowerCase()}.`,
    ...checks.map(checkText),
    ...openItems.map((one) => `Open: ${one.title}`),
  ];
  return lines.map((line) => (
    <span key={line} className="block">
      {line}
    </span>
  ));
}

function Heads({ names }: { names: readonly string[] }) {
  return (
    <TableHead>
      {names.map((name) => (
        <ColumnHead key={name}>{name}</ColumnHead>
      ))}
    </TableHead>
  );
}
