import type { ComponentProps } from "react";
import { cn } from "./cn";

type TableProps = ComponentProps<"table"> & {
  /** Names the table. */
  caption: string;
  showCaption?: boolean;
};

/** A semantic table that scrolls sideways in its own frame when the screen is narrow. */
export function Table({ caption, showCaption, className, children, ...rest }: TableProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section aria-label={caption} tabIndex={0} className="overflow-x-auto outline-offset-[-2px]">
      <table {...rest} className={cn("w-full text-sm", className)}>
        <caption className={showCaption ? "px-4 py-2 text-left font-semibold text-sm" : "sr-only"}>{caption}</caption>
        {children}
      </table>
    </section>
  );
}

/** The row of column heads; put ColumnHead cells inside. */
export function TableHead({ className, children, ...rest }: ComponentProps<"thead">) {
  return (
    <thead {...rest} className={cn("border-border-soft border-b", className)}>
      <tr className="text-2xs text-subtle-foreground">{children}</tr>
    </thead>
  );
}

/** Head of a column. */
export function ColumnHead({ className, ...rest }: ComponentProps<"th">) {
  return <th scope="col" {...rest} className={cn("px-2 py-2 text-left font-medium first:pl-4 last:pr-4", className)} />;
}

/** A row; hairline above all but the first. */
export function Row({ className, ...rest }: ComponentProps<"tr">) {
  return <tr {...rest} className={cn("border-border-soft not-first:border-t", className)} />;
}

/** Head of a row: the cell that names it. */
export function RowHead({ className, ...rest }: ComponentProps<"th">) {
  return <th scope="row" {...rest} className={cn("px-2 py-2 text-left font-medium first:pl-4", className)} />;
}

/** A cell. */
export function Cell({ className, ...rest }: ComponentProps<"td">) {
  return <td {...rest} className={cn("px-2 py-2 first:pl-4 last:pr-4", className)} />;
}
