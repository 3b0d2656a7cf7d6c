"use client";

import { Checkbox } from "@/components/ui/checkbox";
import { FormProblem } from "@/components/ui/form-problem";
import { AUDIENCE_NAMES, AUDIENCES, type Audience } from "@/lib/domain/comms/message";

type AudienceFieldsProps = { audiences: readonly Audience[]; set: (audiences: Audience[]) => void; problem: string | undefined };

/** In which audiences a destination is. */
export function AudienceFields({ audiences, set, problem }: AudienceFieldsProps) {
  const turn = (audience: Audience, isOn: boolean) => set(AUDIENCES.filter((one) => (one === audience ? isOn : audiences.includes(one))));
  return (
    <fieldset>
      <legend className="mb-1.5 font-medium text-xs">Audiences</legend>
      <div className="grid grid-cols-2 gap-x-4 gap-y-2 max-md:grid-cols-1 max-md:gap-y-0">
        {AUDIENCES.map((audience) => (
          <Checkbox
            key={audience}
            label={AUDIENCE_NAMES[audience]}
            checked={audiences.includes(audience)}
            onChange={(event) => turn(audience, event.target.checked)}
          />
        ))}
      </div>
      <FormProblem text={problem ?? null} />
    </fieldset>
  );
}
