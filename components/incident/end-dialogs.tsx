"use client";

import { useState } from "react";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import { IncidentDialog } from "./incident-dialog";
import { useIncident } from "./use-incident";

type DialogProps = { onClose: () => void };

/** Ends an incident: with what ended it, and the cause where it is known. */
export function ResolveDialog({ onClose }: DialogProps) {
  const [summary, setSummary] = useState("");
  const [cause, setCause] = useState("");
  const isMissing = summary.trim() === "";
  const request = { method: "POST", path: "resolution", body: { summary, ...(cause.trim() === "" ? {} : { cause }) } } as const;
  return (
    <IncidentDialog
      title="Resolve the incident"
      description="The update clock stops. The post-mortem is due 48 hours from now."
      submit="Resolve"
      done="The incident is resolved"
      request={isMissing ? null : request}
      paths={["summary", "cause"]}
      onClose={onClose}
    >
      {({ isChecked, problemAt }) => (
        <>
          <Field label="What ended it" required error={isChecked && isMissing ? "Say what ended it." : problemAt("summary")}>
            <Textarea value={summary} maxLength={2_000} onChange={(event) => setSummary(event.target.value)} />
          </Field>
          <Field label="Cause" optional hint="Where it is proven already. The post-mortem asks for it in full." error={problemAt("cause")}>
            <Textarea value={cause} maxLength={2_000} rows={2} onChange={(event) => setCause(event.target.value)} />
          </Field>
        </>
      )}
    </IncidentDialog>
  );
}

/** Opens a resolved incident again. */
export function ReopenDialog({ onClose }: DialogProps) {
  const { incident } = useIncident();
  const [reason, setReason] = useState("");
  const isMissing = reason.trim() === "";
  const published = incident.published ? " The post-mortem has to be published again." : "";
  return (
    <IncidentDialog
      title="Reopen the incident"
      description={`The update clock begins anew; what was written stays.${published}`}
      submit="Reopen"
      done="The incident is open again"
      request={isMissing ? null : { method: "POST", path: "reopening", body: { reason } }}
      paths={["reason"]}
      onClose={onClose}
    >
      {({ isChecked, problemAt }) => (
        <Field label="What came back" required error={isChecked && isMissing ? "Say what came back." : problemAt("reason")}>
          <Textarea value={reason} maxLength={500} onChange={(event) => setReason(event.target.value)} />
        </Field>
      )}
    </IncidentDialog>
  );
}
