import { Loader } from "lucide-react";
import { cn } from "./cn";

/** Mark of something under way. It does not turn: besides the live dot nothing moves, so the text beside it says what is awaited. */
export function Spinner({ label, className }: { label?: string; className?: string }) {
  return (
    <span className={cn("inline-flex items-center gap-1 text-2xs", className)}>
      <Loader className="size-3 shrink-0" aria-hidden="true" />
      {label}
    </span>
  );
}
