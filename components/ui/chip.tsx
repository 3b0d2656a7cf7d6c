import { cva, type VariantProps } from "class-variance-authority";
import type { LucideIcon } from "lucide-react";
import type { ComponentProps } from "react";
import { cn } from "./cn";

const chipVariants = cva("inline-flex h-5 shrink-0 items-center gap-1 rounded-sm border px-1.5 font-medium text-2xs whitespace-nowrap", {
  variants: {
    tone: {
      neutral: "border-border bg-card text-muted-foreground",
      brand: "border-brand-line bg-brand-soft text-brand-fg",
      done: "border-done-line bg-done-soft text-done-fg",
      na: "border-na-line bg-na-soft text-na-fg",
      blocked: "border-blocked-line bg-blocked-soft text-blocked-fg",
      failed: "border-failed-line bg-failed-soft text-failed-fg",
      signoff: "border-signoff-line bg-signoff-soft text-signoff-fg",
      "brand-solid": "border-brand bg-brand text-brand-on",
      "failed-solid": "border-failed bg-failed text-failed-on",
    },
  },
  defaultVariants: { tone: "neutral" },
});

export type ChipTone = NonNullable<VariantProps<typeof chipVariants>["tone"]>;
export type ChipProps = ComponentProps<"span"> & { tone?: ChipTone; icon?: LucideIcon };

/** A state in words, 20 px high. The icon repeats it; colour alone never says it. */
export function Chip({ tone, icon: Icon, className, children, ...rest }: ChipProps) {
  return (
    <span {...rest} className={cn(chipVariants({ tone }), className)}>
      {Icon ? <Icon className="size-3 shrink-0" aria-hidden="true" /> : null}
      {children}
    </span>
  );
}
