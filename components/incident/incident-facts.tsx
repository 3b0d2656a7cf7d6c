"use client";

import { type ReactNode, useState } from "react";
import { Button } from "@/components/ui/button";
import { SEVERITIES } from "@/lib/domain/incident/lore/severities";
import { Heading } from "./heading";
import { IncidentPeople } from "./incident-people";
import { IncidentMessages } from "./messages";
import { Related } from "./related";
import { SeverityChip } from "./severity-chip";
import { SeverityDialog } from "./severity-dialog";
import { TimesDialog } from "./times-dialog";
import { momentOf, useIncident } from "./use-incident";

/** How bad, who, and when. */
export function IncidentFacts() {
  return (
    <>
      <SeverityFacts />
      <IncidentMessages />
      <IncidentPeople />
      <TimeFacts />
      <End />
      <Related />
    </>
  );
}

function SeverityFacts() {
  const { incident, may } = useIncident();
  const [isOpen, setOpen] = useState(false);
  const isResolved = incident.status === "resolved";
  return (
    <section className="border-border border-b p-4">
      <Heading
        title="Impact"
        action={
          may.lead && !isResolved ? (
            <Button size="sm" onClick={() => setOpen(true)}>
              Change severity…
            </Button>
          ) : null
        }
      />
      <p className="mt-2 whitespace-pre-line text-sm wrap-anywhere">{incident.impact}</p>
      <p className="mt-2 text-muted-foreground text-xs">
        <SeverityChip severity={incident.severity} isOver={isResolved} /> {SEVERITIES[incident.severity].means}
      </p>
      {isOpen ? <SeverityDialog onClose={() => setOpen(false)} /> : null}
    </section>
  );
}

function TimeFacts() {
  const { incident, may, zone } = useIncident();
  const [isOpen, setOpen] = useState(false);
  const { occurredAt, detectedAt, declaredAt, mitigatedAt, resolution } = incident;
  const rows = [
    ["Began", occurredAt],
    ["Noticed", detectedAt],
    ["Declared", declaredAt],
    ["Mitigated", mitigatedAt],
    ["Resolved", resolution?.at ?? null],
  ] as const;
  return (
    <section className="border-border border-b p-4">
      <Heading
        title="Times"
        action={
          may.work ? (
            <Button size="sm" onClick={() => setOpen(true)}>
              Record…
            </Button>
          ) : null
        }
      />
      <dl className="mt-2 grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-1 text-xs">
        {rows.map(([word, at]) => (
          <Row key={word} word={word}>
            {at === null ? <span className="text-subtle-foreground">Not recorded</span> : <time dateTime={at}>{momentOf(at, zone)}</time>}
          </Row>
        ))}
      </dl>
      {isOpen ? <TimesDialog onClose={() => setOpen(false)} /> : null}
    </section>
  );
}

function Row({ word, children }: { word: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-muted-foreground">{word}</dt>
      <dd className="tnum text-right">{children}</dd>
    </>
  );
}

function End() {
  const { resolution } = useIncident().incident;
  if (!resolution) return null;
  return (
    <section className="border-border border-b p-4">
      <Heading title="How it ended" />
      <p className="mt-2 whitespace-pre-line text-sm wrap-anywhere">{resolution.summary}</p>
      {resolution.cause === "" ? null : (
        <p className="mt-2 whitespace-pre-line text-sm wrap-anywhere">
          <span className="text-muted-foreground">Cause: </span>
          {resolution.cause}
        </p>
      )}
    </section>
  );
}
