"use client";

import { useAllowed } from "@/components/release/use-allowed";
import { useCommand, useOfflineReason } from "@/components/release/use-command";
import { Button } from "@/components/ui/button";
import { FormProblem } from "@/components/ui/form-problem";

/** A draft becomes a planned release; until then nothing is signed or closed. */
export function PlanAction() {
  const allowed = useAllowed("release.plan");
  const offline = useOfflineReason("plan the release");
  const { isBusy, error, run } = useCommand();
  return (
    <div className="mt-3">
      <Button
        variant="primary"
        className="w-full"
        busy={isBusy}
        onClick={() => void run({ type: "release.plan" })}
        disabledReason={allowed.reason ?? offline}
        reasonClassName="mt-2 block"
      >
        Plan the release
      </Button>
      <p className="mt-2 text-2xs text-subtle-foreground">This is a draft: nothing is asked of anybody until it is planned.</p>
      <FormProblem text={error} />
    </div>
  );
}
