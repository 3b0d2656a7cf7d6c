"use client";

import { useState } from "react";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import { IncidentDialog } from "./incident-dialog";
import { SeverityFields } from "./severity-fields";
import { useIncident } from "./use-incident";

/** Changes how bad an incident is, with the reason. */
export function SeverityDialog({ onClose }: { onClose: () => void }) {
  const { incident } = useIncident();
  const [seen] = useState(incident.severity);
  const [severity, setSeverity] = useState(seen);
  const [reason, setReason] = useState("");
  const isMissing = reason.trim() === "";
  const isSame = severity === seen;
  return (
    <IncidentDialog
      title="Change the severity"
      submit="Change"
      done={`The severity is ${severity}`}
      request={isMissing || isSame ? null : { method: "PUT", path: "severity", body: { severity, seen, reason } }}
      paths={["reason"]}
      onClose={onClose}
    >
      {({ isChecked, problemAt }) => (
        <>
          <SeverityFields value={severity} onChange={setSeverity} error={isChecked && isSame ? "It is this one already." : undefined} />
          <Field label="Why" required error={isChecked && isMissing ? "Say why the severity changes." : problemAt("reason")}>
            <Textarea value={reason} maxLength={500} rows={2} onChange={(event) => setReason(event.target.value)} />
          </Field>
        </>
      )}
    </IncidentDialog>
  );
}
