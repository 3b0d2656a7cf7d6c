"use client";

import { ChevronDown, ChevronRight } from "lucide-react";
import { type ReactNode, useId } from "react";
import { cn } from "./cn";

type CollapsibleSectionProps = {
  title: ReactNode;
  /** "7/9" */
  count?: ReactNode;
  /** Right end of the head: the result of a resolved section, or where it comes from. */
  aside?: ReactNode;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  children: ReactNode;
  /** Level of the heading within the page. */
  headingLevel?: 2 | 3 | 4;
  className?: string;
};

/** A section under a sticky head that folds to one line. */
export function CollapsibleSection(props: CollapsibleSectionProps) {
  const { title, count, aside, open, onOpenChange, children, headingLevel = 3, className } = props;
  const bodyId = useId();
  const Heading = `h${headingLevel}` as const;
  const Chevron = open ? ChevronDown : ChevronRight;
  return (
    <section className={cn("border-border border-b last:border-b-0", className)}>
      <Heading className="sticky top-0 z-10 flex h-8 items-center gap-2 bg-card px-4 font-medium text-xs max-md:h-11">
        <button
          type="button"
          aria-expanded={open}
          aria-controls={bodyId}
          onClick={() => onOpenChange(!open)}
          className="-ml-1 flex h-6 min-w-0 items-center gap-1.5 rounded-sm px-1 hover:bg-accent max-md:h-11 pointer-coarse:h-11"
        >
          <Chevron className="size-3.5 text-subtle-foreground" aria-hidden="true" />
          <span className="truncate">{title}</span>
        </button>
        {count ? <span className="tnum text-subtle-foreground">{count}</span> : null}
        {aside ? <span className="ml-auto truncate font-normal text-2xs text-subtle-foreground">{aside}</span> : null}
      </Heading>
      <div id={bodyId} hidden={!open}>
        {open ? children : null}
      </div>
    </section>
  );
}
