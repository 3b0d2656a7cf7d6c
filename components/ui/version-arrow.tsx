import { ArrowRight } from "lucide-react";
import { cn } from "./cn";

type VersionArrowProps = { from: string; to: string; className?: string };

/** From one version to another: `v2.2.5 → v2.3.0`. */
export function VersionArrow({ from, to, className }: VersionArrowProps) {
  return (
    <span className={cn("inline-flex items-center gap-1.5 font-mono text-xs", className)}>
      <span className="text-muted-foreground">{from}</span>
      <ArrowRight className="size-3 text-subtle-foreground" aria-hidden="true" />
      <span className="sr-only">to</span>
      <span className="font-medium">{to}</span>
    </span>
  );
}
