"use client";

import { Checkbox } from "@/components/ui/checkbox";
import { WEEKDAYS } from "@/lib/domain/time/zone";
import { type Week, WeekFields } from "./week-fields";

type QuietFieldsProps = {
  quiet: Week | null;
  set: (quiet: Week | null) => void;
  problemAt: (path: string) => string | undefined;
};

/** Until somebody chooses hours of their own. */
const NIGHTS: Week = { from: "22:00", to: "07:00", days: [...WEEKDAYS] };

/** When a person is not told by mail of what can wait. */
export function QuietFields({ quiet, set, problemAt }: QuietFieldsProps) {
  return (
    <div>
      <Checkbox
        label="Quiet hours"
        hint="What is not urgent waits until they end. A rollback, and signatures within two hours of T-0, do not wait."
        checked={quiet !== null}
        onChange={(event) => set(event.target.checked ? NIGHTS : null)}
      />
      {quiet ? <WeekFields week={quiet} set={set} problemAt={(field) => problemAt(`quiet.${field}`)} /> : null}
    </div>
  );
}
