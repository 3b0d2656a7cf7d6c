"use client";

import { Undo2 } from "lucide-react";
import { useRef, useState } from "react";
import { AlertDialog } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FormProblem } from "@/components/ui/form-problem";
import { Input } from "@/components/ui/input";
import { RadioList } from "@/components/ui/radio-list";
import { Select } from "@/components/ui/select";
import { useRoom } from "@/lib/client/use-room";
import { listed, peopleInRoles } from "@/lib/domain/access/who-can";
import { suggestedReason } from "@/lib/domain/cause/criteria-rows";
import { preferredRollbackMethod, ROLLBACK_CRITERIA, ROLLBACK_METHODS } from "@/lib/domain/release/rollback-choices";
import type { ReleaseState } from "@/lib/domain/release/state";
import type { DialogControl } from "./command-dialog";
import { RollbackGuide } from "./rollback-guide";
import { useAllowed } from "./use-allowed";
import { useCommand, useOfflineReason } from "./use-command";

const OTHER = "other";
const FIRST = ROLLBACK_CRITERIA[0]?.key ?? OTHER;

/**
 * Two clicks and no typing: a method and a reason are chosen already, the reason by what was seen. Focus starts on Keep, so that Enter on opening never
 * rolls back. Source: DESIGN "Roll back".
 */
export function RollbackDialog({ open, onOpenChange }: DialogControl) {
  const { confirmed } = useRoom();
  const { details } = confirmed;
  const keep = useRef<HTMLButtonElement>(null);
  const [method, setMethod] = useState(preferredRollbackMethod(details));
  const { criterion, setCriterion, own, setOwn, reason } = useReason();
  const { isBusy, error, run } = useCommand();
  const allowed = useAllowed("rollback.start");
  const offline = useOfflineReason("roll back");
  const refusal = allowed.reason ?? offline ?? (reason === "" ? "Write the reason first." : undefined);
  const rollBack = async () => {
    if (await run({ type: "rollback.start", reason, method })) onOpenChange(false);
  };
  return (
    <AlertDialog
      open={open}
      onOpenChange={onOpenChange}
      initialFocus={keep}
      title={`Roll back ${details.service.name} to ${details.fromVersion}?`}
      closeLabel={`Close, keep ${details.toVersion}`}
      footer={
        <>
          {refusal ? (
            <span id="rollback-refusal" className="text-muted-foreground text-xs md:mr-auto">
              {refusal}
            </span>
          ) : null}
          <Button ref={keep} onClick={() => onOpenChange(false)}>
            Keep {details.toVersion}
          </Button>
          <Button variant="danger" busy={isBusy} onClick={rollBack} reasonId={refusal ? "rollback-refusal" : undefined}>
            {isBusy ? null : <Undo2 aria-hidden="true" />}
            Roll back now
          </Button>
        </>
      }
    >
      <RadioList label="Method" tone="failed" value={method} onValueChange={setMethod} rows={methodRows(details)} />
      <Field label="Reason" className="mt-3">
        <Select value={criterion} onChange={(event) => setCriterion(event.target.value)}>
          {ROLLBACK_CRITERIA.map(({ key, text }) => (
            <option key={key} value={key}>
              {text}
            </option>
          ))}
          <option value={OTHER}>Another reason</option>
        </Select>
      </Field>
      {criterion === OTHER ? (
        <Field label="The reason in your words" required className="mt-3">
          <Input value={own} onChange={(event) => setOwn(event.target.value)} maxLength={200} />
        </Field>
      ) : null}
      <RollbackGuide method={method} piece="dialog" />
      <p className="mt-3 text-muted-foreground text-xs">{consequences(confirmed)}</p>
      <FormProblem text={error} />
    </AlertDialog>
  );
}

/** The reason: what the person chose, until then what was seen first. */
function useReason() {
  const suggested = suggestedReason(useRoom().confirmed);
  const [chosen, setCriterion] = useState<string | null>(null);
  const [written, setOwn] = useState<string | null>(null);
  const criterion = chosen ?? (suggested === null ? FIRST : "criterion" in suggested ? suggested.criterion : OTHER);
  const own = written ?? (suggested && "text" in suggested ? suggested.text : "");
  const text = ROLLBACK_CRITERIA.find(({ key }) => key === criterion)?.text ?? "";
  return { criterion, setCriterion, own, setOwn, reason: criterion === OTHER ? own.trim() : text };
}

/** The planned method first, then those of the strategy. */
function methodRows(details: ReleaseState["details"]) {
  const methods = [...new Set([preferredRollbackMethod(details), ...ROLLBACK_METHODS[details.strategy]])];
  return methods.map((method, index) => ({ value: method, label: method, ...(index === 0 ? { meta: "suggested" } : {}) }));
}

function consequences({ roster, details }: ReleaseState): string {
  const closers = roster.some((entry) => entry.role === "commander")
    ? (["commander", "approver"] as const)
    : (["deployer", "approver"] as const);
  const plan = details.rollbackPlan ? ` Plan: ${details.rollbackPlan}` : "";
  return `Forward phases stop and the rollback checklist opens for everybody in the room. ${listed(peopleInRoles(roster, closers), "and")} close it. A post-mortem is owed within 48 hours.${plan}`;
}
