import { cn } from "@/components/ui/cn";
import { Panel } from "@/components/ui/panel";

const TOKENS: readonly (readonly [name: string, fill: string])[] = [
  ["background", "bg-background"],
  ["card", "bg-card"],
  ["sunken", "bg-sunken"],
  ["muted", "bg-muted"],
  ["fg", "bg-foreground"],
  ["muted-fg", "bg-muted-foreground"],
  ["subtle-fg", "bg-subtle-foreground"],
  ["border-strong", "bg-border-strong"],
  ["primary", "bg-primary"],
  ["brand", "bg-brand"],
  ["brand-soft", "bg-brand-soft"],
  ["signoff", "bg-signoff"],
  ["signoff-soft", "bg-signoff-soft"],
  ["done", "bg-done"],
  ["done-soft", "bg-done-soft"],
  ["blocked", "bg-blocked"],
  ["blocked-soft", "bg-blocked-soft"],
  ["failed", "bg-failed"],
  ["failed-soft", "bg-failed-soft"],
  ["flash", "bg-flash"],
];

/** The colours. */
export function TokenPanel() {
  return (
    <Panel size="sm" title="Tokens">
      <ul className="grid grid-cols-2 gap-2 px-4 py-3 sm:grid-cols-4">
        {TOKENS.map(([name, fill]) => (
          <li key={name} className="flex items-center gap-2">
            <span className={cn("size-5 rounded-sm border border-border", fill)} />
            <span className="font-mono text-2xs text-muted-foreground">{name}</span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
