import { CircleAlert, Info } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";

const TONES = {
  neutral: { box: "border-border bg-card text-muted-foreground", icon: "text-muted-foreground", Icon: Info },
  failed: { box: "border-failed-line bg-failed-soft text-failed-fg", icon: "text-failed-fg", Icon: CircleAlert },
} as const;

/** A sentence above a form: what went wrong (interrupts), or what to know. */
export function Notice({ tone = "neutral", children, className }: { tone?: keyof typeof TONES; children: ReactNode; className?: string }) {
  const { box, icon, Icon } = TONES[tone];
  return (
    <div
      role={tone === "failed" ? "alert" : "status"}
      className={cn("flex items-start gap-2 rounded-md border px-3 py-2 text-sm", box, className)}
    >
      <Icon className={cn("mt-0.5 size-4 shrink-0", icon)} aria-hidden="true" />
      <span className="min-w-0">{children}</span>
    </div>
  );
}
