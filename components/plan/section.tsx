import type { ReactNode } from "react";

type SectionProps = { number?: number; title: string; hint?: string; children: ReactNode };

/** A question of a form, numbered in the wizard, with what it decides. */
export function Section({ number, title, hint, children }: SectionProps) {
  return (
    <fieldset className="border-border-soft border-b px-6 py-4 last:border-0 max-md:px-4">
      <legend className="float-left mb-2 w-full font-semibold text-sm">
        {number === undefined ? null : (
          <span className="tnum mr-1.5 font-mono font-normal text-subtle-foreground text-xs" aria-hidden="true">
            {number}
          </span>
        )}
        {title}
        {hint ? <span className="ml-2 font-normal text-subtle-foreground text-xs">{hint}</span> : null}
      </legend>
      <div className="clear-both space-y-3">{children}</div>
    </fieldset>
  );
}
