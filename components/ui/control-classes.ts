/** Looks shared by everything one types or chooses in. Phones get 16 px text (no zoom on focus) and 44 px height. */
export const CONTROL_CLASSES =
  "w-full rounded-md border border-input bg-card px-2.5 text-foreground text-sm placeholder:text-subtle-foreground aria-invalid:border-failed disabled:cursor-not-allowed disabled:bg-muted disabled:text-subtle-foreground max-md:text-lg";
