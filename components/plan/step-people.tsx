"use client";

import { WallTimeField } from "@/components/calendar/wall-time-field";
import { ZoneField } from "@/components/calendar/zone-field";
import { timesOf } from "@/lib/client/plan-form";
import { typeWall } from "@/lib/client/wall-time";
import { isZone } from "@/lib/domain/time/zone";
import { RosterFields } from "./roster-fields";
import { Section } from "./section";
import { StaffingList } from "./staffing-list";
import type { Plan } from "./use-plan";
import { WindowFields } from "./window-fields";
import { WindowWarnings, windowOf } from "./window-warnings";

/** Who does what, when it starts, what speaks against that time, and whether people are there at the gates. */
export function StepPeople({ plan }: { plan: Plan }) {
  const { form, set, errorAt } = plan;
  return (
    <>
      <Section number={7} title="People" hint="who signs is marked">
        <RosterFields plan={plan} />
      </Section>
      <Section number={8} title="T-0" hint="the deployment starts">
        <ZoneField value={form.zone} onChange={(zone) => set({ zone })} error={errorAt("zone")} />
        <WallTimeField
          label="T-0"
          value={form.t0}
          onChange={(t0) => set({ t0 })}
          zone={isZone(form.zone) ? form.zone : "UTC"}
          viewerZone={plan.viewerZone}
          error={errorAt("plannedT0")}
          isChecked={plan.isChecked("people")}
        />
      </Section>
      <Section number={9} title="Change window" hint="the deployment stays within it">
        <WindowFields
          opensBefore={form.opensBefore}
          closesAfter={form.closesAfter}
          onChange={(change) => set(change)}
          times={timesOf(form)}
          zone={form.zone}
          viewerZone={plan.viewerZone}
          errorAt={errorAt}
        />
        <WindowWarnings of={windowOf(form)} zone={plan.viewerZone} />
      </Section>
      <Section number={10} title="Who is there" hint="a warning, never a refusal">
        <StaffingList
          staffing={plan.staffing}
          zone={plan.viewerZone}
          onMove={(t0) => set({ t0: typeWall(t0, isZone(form.zone) ? form.zone : "UTC") })}
        />
      </Section>
    </>
  );
}
