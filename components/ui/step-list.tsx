import { Fragment } from "react";
import { cn } from "./cn";

type StepListProps = { steps: readonly string[] /** Zero-based. */; current: number; className?: string };

/** Where one is in a form of several pages. */
export function StepList({ steps, current, className }: StepListProps) {
  return (
    <ol className={cn("flex flex-wrap items-center gap-2 text-xs", className)}>
      {steps.map((step, index) => (
        <Fragment key={step}>
          {index > 0 ? <li aria-hidden="true" className="h-px w-6 bg-border max-md:w-3" /> : null}
          <li
            aria-current={index === current ? "step" : undefined}
            className={cn("inline-flex items-center gap-1.5", index === current ? "font-medium" : "text-subtle-foreground")}
          >
            <span
              className={cn(
                "grid size-5 place-items-center rounded-full text-2xs",
                index === current ? "bg-primary text-primary-foreground" : "border border-border-strong",
              )}
            >
              {index + 1}
            </span>
            {step}
          </li>
        </Fragment>
      ))}
    </ol>
  );
}
