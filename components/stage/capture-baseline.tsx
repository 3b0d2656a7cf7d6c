"use client";

import { RefreshCw } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FormDialog, ResultDialog } from "@/components/ui/form-dialog";
import { Textarea } from "@/components/ui/textarea";
import { captureBaseline } from "@/lib/client/metric-source";
import { useSubmit } from "@/lib/client/use-submit";
import type { BaselineDto } from "@/lib/contracts/metric-source";
import { metricName } from "@/lib/domain/metrics/metric";

type CaptureBaselineProps = {
  release: string;
  /** There is one already, so that measuring it again takes a reason. */
  isThere: boolean;
  /** What runs now is what is broken: the baseline is of the day before. */
  isHotfix: boolean;
};

/** Measures the baseline from the team's Prometheus: at once, or again with a reason. Says what could not be measured. */
export function CaptureBaseline({ release, isThere, isHotfix }: CaptureBaselineProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button size="sm" onClick={() => setOpen(true)} className="print:hidden">
        <RefreshCw aria-hidden="true" />
        {isThere ? "Measure again" : "Measure"}
      </Button>
      {isOpen ? <CaptureDialog release={release} isThere={isThere} isHotfix={isHotfix} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function CaptureDialog({ release, isThere, isHotfix, onClose }: CaptureBaselineProps & { onClose: () => void }) {
  // What was true when it was opened: readings arrive while it is.
  const [asksReason] = useState(isThere);
  const [reason, setReason] = useState("");
  const [done, setDone] = useState<BaselineDto | null>(null);
  const form = useSubmit(async () => {
    const found = await captureBaseline(release, reason.trim() === "" ? undefined : reason);
    if (found.missed.length === 0) onClose();
    else setDone(found);
  }, ["reason"]);
  if (done) return <Missed found={done} onClose={onClose} />;
  return (
    <FormDialog
      title={asksReason ? "Measure the baseline again" : "Measure the baseline"}
      description={
        isHotfix
          ? "The running version in the hour that ended a day before the declaration, from the team's Prometheus."
          : "The running version over the last hour, from the team's Prometheus."
      }
      action="Measure"
      form={form}
      onClose={onClose}
    >
      {asksReason ? (
        <Field
          label="Why again"
          required
          error={form.problemAt("reason")}
          hint="The former baseline stays on record; the newest one counts."
        >
          <Textarea value={reason} onChange={(event) => setReason(event.target.value)} />
        </Field>
      ) : (
        <p className="text-muted-foreground text-sm">It stands for stable where that is not measured beside the canary.</p>
      )}
    </FormDialog>
  );
}

function Missed({ found: { recorded, missed }, onClose }: { found: BaselineDto; onClose: () => void }) {
  return (
    <ResultDialog title={recorded === 0 ? "Nothing could be measured" : `${recorded} measured, ${missed.length} not`} onClose={onClose}>
      <ul className="space-y-2 text-sm">
        {missed.map((one) => (
          <li key={metricName(one)}>
            <span className="font-medium">{metricName(one)}</span> <span className="text-muted-foreground">{one.why}</span>
          </li>
        ))}
      </ul>
    </ResultDialog>
  );
}
