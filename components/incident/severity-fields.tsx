"use client";

import { useId } from "react";
import { RadioList } from "@/components/ui/radio-list";
import { SEVERITIES, SEVERITY_KEYS, type SeverityKey } from "@/lib/domain/incident/lore/severities";

type SeverityFieldsProps = { value: SeverityKey | null; onChange: (severity: SeverityKey) => void; error?: string | undefined };

/** How bad it is, each choice with what it means. */
export function SeverityFields({ value, onChange, error }: SeverityFieldsProps) {
  const labelId = useId();
  return (
    <div>
      <div id={labelId} className="font-medium text-xs">
        Severity
      </div>
      <RadioList
        labelledBy={labelId}
        className="mt-1"
        value={value}
        onValueChange={onChange}
        rows={SEVERITY_KEYS.map((key) => ({ value: key, label: `${key} ${SEVERITIES[key].name}`, hint: SEVERITIES[key].means }))}
      />
      {error ? <p className="mt-1 text-failed-fg text-xs">{error}</p> : null}
    </div>
  );
}
