import { cn } from "@/components/ui/cn";

/** The mark: a T and a minus on ink. */
export function Logo({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 24 24" fill="none" className={cn("size-6 shrink-0", className)} aria-hidden="true">
      <rect width="24" height="24" rx="6" className="fill-primary" />
      <path d="M4.5 7.5h8M8.5 7.5v9.5" className="stroke-primary-foreground" strokeWidth="2.25" />
      <path d="M14 12.25h5.5" className="stroke-primary-foreground" strokeWidth="2.25" />
    </svg>
  );
}
