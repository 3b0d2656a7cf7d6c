"use client";

import { Check } from "lucide-react";
import { cn } from "@/components/ui/cn";
import { AUDIENCE_NAMES, AUDIENCES, type Audience } from "@/lib/domain/comms/message";

type Props = { chosen: readonly Audience[]; onChange: ((audiences: readonly Audience[]) => void) | null };

/** Who is told. Customers take a second person, which the button to send says. */
export function AudiencePicker({ chosen, onChange }: Props) {
  const offered = onChange ? AUDIENCES : chosen;
  const toggle = (one: Audience) =>
    onChange?.(
      chosen.includes(one) ? chosen.filter((other) => other !== one) : AUDIENCES.filter((other) => chosen.includes(other) || other === one),
    );
  return (
    <fieldset className="flex flex-wrap gap-1">
      <legend className="sr-only">Who is told</legend>
      {offered.map((one) => {
        const isChosen = chosen.includes(one);
        return (
          <label
            key={one}
            className={cn(
              "inline-flex min-h-[22px] items-center gap-1 rounded-sm border px-1.5 text-xs has-focus-visible:outline-2 has-focus-visible:outline-ring pointer-coarse:min-h-11 pointer-coarse:px-3",
              isChosen ? "border-border-strong" : "border-border border-dashed text-subtle-foreground",
            )}
          >
            <input type="checkbox" className="sr-only" checked={isChosen} disabled={!onChange} onChange={() => toggle(one)} />
            {isChosen && onChange ? <Check className="size-3" aria-hidden="true" /> : null}
            {AUDIENCE_NAMES[one]}
          </label>
        );
      })}
    </fieldset>
  );
}
