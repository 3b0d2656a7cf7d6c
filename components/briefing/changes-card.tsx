import { Minus, Pencil, Plus } from "lucide-react";
import { useId } from "react";
import { cn } from "@/components/ui/cn";
import type { BriefingDto } from "@/lib/contracts/briefing";

const LOOKS = {
  added: { icon: Plus, className: "text-done", word: "Added" },
  removed: { icon: Minus, className: "text-failed", word: "Removed" },
  changed: { icon: Pencil, className: "text-brand", word: "Changed" },
} as const;

type ChangesCardProps = { version: number; changes: BriefingDto["changes"]; since: number; className?: string };

/** In what this version differs from the one that the reader knows. */
export function ChangesCard({ version, changes, since, className }: ChangesCardProps) {
  const id = useId();
  if (changes.length === 0) return null;
  return (
    <section className={cn("rounded-lg border border-border bg-card p-4", className)} aria-labelledby={id}>
      <h2 id={id} className="font-semibold text-sm">
        {since === version - 1 ? `Changed in version ${version}` : `Changed since version ${since}, which you have read`}
      </h2>
      <ChangeList changes={changes} />
    </section>
  );
}

export function ChangeList({ changes }: { changes: BriefingDto["changes"] }) {
  return (
    <ul className="mt-2 space-y-1.5 text-muted-foreground text-xs">
      {changes.map(({ kind, text }) => {
        const { icon: Icon, className, word } = LOOKS[kind];
        return (
          <li key={`${kind} ${text}`} className="flex gap-2">
            <Icon className={`mt-px size-3.5 shrink-0 ${className}`} aria-hidden="true" />
            <span className="wrap-anywhere min-w-0">
              <span className="sr-only">{word}: </span>
              {text}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
