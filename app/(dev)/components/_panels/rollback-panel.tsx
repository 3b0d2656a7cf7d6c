"use client";

import { Undo2 } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Panel } from "@/components/ui/panel";
import { RadioList } from "@/components/ui/radio-list";
import { Select } from "@/components/ui/select";

const METHODS = [
  { value: "undo", label: "kubectl rollout undo", meta: "about 4 minutes" },
  { value: "argo", label: "ArgoCD rollback to v2.2.5", meta: "about 5 minutes" },
] as const;

/** What stands inside the rollback dialog. */
export function RollbackPanel() {
  const [method, setMethod] = useState<"undo" | "argo">("undo");
  return (
    <Panel size="sm" title="Roll back dialog" aside="two deliberate steps, no typing, focus on Keep">
      <div className="px-4 py-3">
        <p className="font-medium">Roll back checkout-service to v2.2.5?</p>
        <RadioList label="Method" rows={METHODS} value={method} onValueChange={setMethod} tone="failed" className="mt-2" />
        <Field label="Reason" className="mt-2.5">
          <Select defaultValue="p95">
            <option value="p95">p95 latency increase over 25%</option>
            <option value="errors">Error rate increase over 5 points</option>
          </Select>
        </Field>
        <p className="mt-2.5 text-muted-foreground text-xs">
          Pages Alice Smith and the incident commander, opens the rollback room and drafts the first notice. Migration 0005 stays: it is
          backward compatible.
        </p>
        <div className="mt-3 flex justify-end gap-2">
          <Button>Keep v2.3.0</Button>
          <Button variant="danger">
            <Undo2 aria-hidden="true" />
            Roll back now
          </Button>
        </div>
      </div>
    </Panel>
  );
}
