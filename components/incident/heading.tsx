import type { ReactNode } from "react";

type HeadingProps = { title: ReactNode /** A count, or what belongs beside the title. */; aside?: ReactNode; action?: ReactNode };

/** Head of a part of a column. */
export function Heading({ title, aside, action }: HeadingProps) {
  return (
    <div className="flex min-h-7 items-center gap-2">
      <h2 className="font-semibold text-sm">{title}</h2>
      {aside ? <span className="tnum text-subtle-foreground text-xs">{aside}</span> : null}
      {action ? <span className="ml-auto shrink-0">{action}</span> : null}
    </div>
  );
}
