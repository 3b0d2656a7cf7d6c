"use client";

import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useWorkspace } from "@/components/shell/workspace";
import { CopyButton } from "@/components/ui/copy-button";
import { ErrorState } from "@/components/ui/error-state";
import { Spinner } from "@/components/ui/spinner";
import { errorText } from "@/lib/client/api";
import { auditRecordQuery } from "@/lib/client/audit";
import type { AuditEntry, AuditRecord } from "@/lib/contracts/audit";

/** What is stored of an event: its place, both clocks, its payload and the hashes that chain it. */
export function AuditDetails({ entry }: { entry: AuditEntry }) {
  const { team } = useWorkspace();
  const { data, error, refetch } = useQuery(auditRecordQuery(team.id, entry.stream, entry.seq));
  if (error) {
    return (
      <ErrorState title="The event did not load" onRetry={() => void refetch()}>
        {errorText(error)}
      </ErrorState>
    );
  }
  return (
    <div className="mx-4 mb-3 rounded-md border border-border bg-sunken p-3 text-xs md:ml-10">
      <dl className="grid gap-x-3 gap-y-1 md:grid-cols-[8rem_minmax(0,1fr)]">
        <Fact label="Type">{entry.type}</Fact>
        <Fact label="Place">
          {entry.stream} #{entry.seq}
        </Fact>
        <Fact label="Happened">{entry.occurredAt}</Fact>
        <Fact label="Recorded">{entry.recordedAt}</Fact>
        {data ? <StoredFacts record={data} /> : null}
      </dl>
      {data ? (
        <section aria-label="Payload" className="relative mt-2">
          <CopyButton text={data.body} label="Copy the recorded text" className="absolute top-1 right-1 bg-card" />
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard */}
          <pre tabIndex={0} className="max-h-80 overflow-auto rounded-sm border border-border bg-card p-2 pr-9 font-mono leading-4">
            {payloadText(data.body)}
          </pre>
        </section>
      ) : (
        <Spinner />
      )}
    </div>
  );
}

function StoredFacts({ record }: { record: AuditRecord }) {
  return (
    <>
      <Fact label="Hash before">{record.prevHash}</Fact>
      <Fact label="Hash">{record.hash}</Fact>
    </>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-muted-foreground">{label}</dt>
      <dd className="tnum min-w-0 break-all font-mono max-md:mb-1">{children}</dd>
    </>
  );
}

function payloadText(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body).payload, null, 2);
  } catch {
    return body;
  }
}
