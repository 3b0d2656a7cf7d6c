"use client";

import { WallTimeField } from "@/components/calendar/wall-time-field";
import { isZone } from "@/lib/domain/time/zone";
import type { PlanFields } from "./use-plan";

/** When the oldest commit that the release brings was made. Nothing is guessed where it stays empty. */
export function FirstCommitField({ plan: { form, set, errorAt } }: { plan: PlanFields }) {
  const zone = isZone(form.zone) ? form.zone : "UTC";
  return (
    <WallTimeField
      label="First commit"
      id="first-commit"
      isOptional
      value={form.firstCommitAt}
      onChange={(firstCommitAt) => set({ firstCommitAt })}
      zone={zone}
      viewerZone={zone}
      error={errorAt("firstCommitAt")}
    />
  );
}
