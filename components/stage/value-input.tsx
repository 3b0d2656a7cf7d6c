"use client";

import { type ComponentProps, useId } from "react";
import { Input } from "@/components/ui/input";
import type { Unit } from "@/lib/domain/metrics/metric";

type ValueInputProps = Omit<ComponentProps<typeof Input>, "onChange" | "value"> & {
  value: string;
  onValueChange: (text: string) => void;
  unit: Unit;
  problem?: string | undefined;
};

/** A measured value, typed: the unit stands beside it, what is wrong with it below. */
export function ValueInput({ value, onValueChange, unit, problem, ...rest }: ValueInputProps) {
  const id = useId();
  return (
    <span className="block">
      <span className="relative block">
        <Input
          {...rest}
          value={value}
          onChange={(event) => onValueChange(event.target.value)}
          inputMode="decimal"
          autoComplete="off"
          maxLength={20}
          aria-invalid={problem ? true : undefined}
          aria-describedby={problem ? id : undefined}
          className={
            unit === "per minute" ? "pr-18 text-right font-mono" : unit === "count" ? "text-right font-mono" : "pr-9 text-right font-mono"
          }
        />
        {unit === "count" ? null : (
          <span
            aria-hidden="true"
            className="pointer-events-none absolute inset-y-0 right-2.5 flex items-center text-subtle-foreground text-xs"
          >
            {unit}
          </span>
        )}
      </span>
      {problem ? (
        <span id={id} className="mt-1 block text-failed-fg text-xs">
          {problem}
        </span>
      ) : null}
    </span>
  );
}
