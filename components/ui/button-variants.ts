import { cva, type VariantProps } from "class-variance-authority";

/**
 * Classes of a button, apart from the component so that links can look like one:
 * `<Link className={buttonVariants({ variant: "primary" })}>`.
 */
export const buttonVariants = cva(
  "inline-flex items-center justify-center gap-1.5 rounded-md border font-medium whitespace-nowrap transition-colors duration-120 select-none print:hidden max-md:min-h-11 pointer-coarse:min-h-11 [&>svg]:shrink-0",
  {
    variants: {
      variant: {
        primary: "border-primary bg-primary text-primary-foreground hover:bg-primary/90",
        secondary: "border-border bg-card text-foreground shadow-raise hover:bg-accent",
        signoff: "border-signoff bg-signoff text-signoff-on hover:bg-signoff/90",
        "danger-outline": "border-failed-line bg-card text-failed-fg shadow-raise hover:bg-failed-soft",
        danger: "border-failed bg-failed text-failed-on hover:bg-failed/90",
        ghost: "border-transparent bg-transparent text-muted-foreground hover:bg-accent hover:text-foreground",
      },
      size: {
        sm: "h-7 px-2.5 text-xs [&>svg]:size-3.5",
        md: "h-8 px-3 text-sm [&>svg]:size-4",
        lg: "h-10 px-4 text-base [&>svg]:size-4",
      },
    },
    defaultVariants: { variant: "secondary", size: "md" },
  },
);

/** Looks of a control that refuses: grey, still focusable. */
export const REFUSED_CLASSES =
  "cursor-not-allowed border-border bg-muted text-subtle-foreground shadow-none hover:bg-muted hover:text-subtle-foreground";

export type ButtonVariants = VariantProps<typeof buttonVariants>;
