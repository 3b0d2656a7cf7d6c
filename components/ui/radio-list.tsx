"use client";

import { type ReactNode, useId } from "react";
import { cn } from "./cn";

const TONES = {
  brand: { row: "has-checked:border-brand has-checked:bg-brand-soft", ring: "peer-checked:border-brand", dot: "bg-brand" },
  failed: { row: "has-checked:border-failed has-checked:bg-failed-soft", ring: "peer-checked:border-failed", dot: "bg-failed" },
  signoff: { row: "has-checked:border-signoff has-checked:bg-signoff-soft", ring: "peer-checked:border-signoff", dot: "bg-signoff" },
} as const;

export type RadioRow<T extends string> = {
  readonly value: T;
  readonly label: ReactNode;
  /** Right end of the row, such as "about 4 minutes". */
  readonly meta?: ReactNode;
  /** Second line: what it means, or why it is not offered. */
  readonly hint?: ReactNode;
  readonly disabled?: boolean;
  /** How it looks while it is chosen, where rows differ in that. */
  readonly tone?: keyof typeof TONES;
};

export type RadioListProps<T extends string> = {
  label?: string;
  labelledBy?: string;
  rows: readonly RadioRow<T>[];
  value: T | null;
  onValueChange: (value: T) => void;
  name?: string;
  tone?: keyof typeof TONES;
  className?: string;
};

type RowLabelProps<T extends string> = {
  row: RadioRow<T>;
  isChosen: boolean;
  name: string;
  tone: keyof typeof TONES;
  onChoose: () => void;
};

function RowLabel<T extends string>({ row, isChosen, name, tone, onChoose }: RowLabelProps<T>) {
  const look = TONES[tone];
  return (
    <label
      className={cn(
        "relative flex cursor-pointer gap-2.5 rounded-md border border-border px-2.5 py-1.5 transition-colors duration-120 has-disabled:cursor-not-allowed has-disabled:text-subtle-foreground has-focus-visible:outline-2 has-focus-visible:outline-ring has-focus-visible:outline-offset-2 max-md:min-h-11 pointer-coarse:min-h-11",
        row.hint ? "items-start" : "items-center",
        look.row,
      )}
    >
      <input
        type="radio"
        name={name}
        value={row.value}
        checked={isChosen}
        disabled={row.disabled}
        onChange={onChoose}
        className="peer sr-only"
      />
      <span
        aria-hidden="true"
        className={cn(
          "grid size-4 shrink-0 place-items-center rounded-full border-[1.5px] border-input",
          row.hint ? "mt-0.5" : undefined,
          look.ring,
        )}
      >
        {isChosen ? <span className={cn("size-2 rounded-full", look.dot)} /> : null}
      </span>
      <span className="min-w-0 flex-1">
        <span className="block">{row.label}</span>
        {row.hint ? <span className="block text-subtle-foreground text-xs">{row.hint}</span> : null}
      </span>
      {row.meta ? <span className="text-subtle-foreground text-xs">{row.meta}</span> : null}
    </label>
  );
}

/** Choices below each other, each with what it costs. Native radio buttons. */
export function RadioList<T extends string>(props: RadioListProps<T>) {
  const { label, labelledBy, rows, value, onValueChange, name, tone = "brand", className } = props;
  const made = useId();
  return (
    <div role="radiogroup" aria-label={label} aria-labelledby={labelledBy} className={cn("space-y-1.5", className)}>
      {rows.map((row) => (
        <RowLabel
          key={row.value}
          row={row}
          isChosen={value === row.value}
          name={name ?? made}
          tone={row.tone ?? tone}
          onChoose={() => onValueChange(row.value)}
        />
      ))}
    </div>
  );
}
