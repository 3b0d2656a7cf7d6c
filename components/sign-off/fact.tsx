import { CircleCheck, type LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";

type FactProps = { icon?: LucideIcon; tone?: string; note: ReactNode; children: ReactNode };

/** One fact that a signature rests on, with what it is drawn from below it. */
export function Fact({ icon: Icon = CircleCheck, tone = "text-done", note, children }: FactProps) {
  return (
    <li className="flex items-start gap-2.5 py-2">
      <Icon className={cn("mt-0.5 size-4 shrink-0", tone)} aria-hidden="true" />
      <div className="min-w-0 flex-1">
        <span className="block">{children}</span>
        <div className="tnum text-subtle-foreground text-xs wrap-anywhere">{note}</div>
      </div>
    </li>
  );
}
