"use client";

import { ArrowUpRight, type LucideIcon, MessageSquareWarning, Pause, Undo2 } from "lucide-react";
import { useTriple } from "@/components/release/room-time";
import { cn } from "@/components/ui/cn";
import { RELEASE_ROLE_NAMES } from "@/lib/domain/access/roles";
import type { StageChoice } from "@/lib/domain/checklist/template";
import { verdictWord } from "@/lib/domain/metrics/metric-words";
import type { EndedSignOff } from "@/lib/domain/sign-off/sign-off-validity";
import type { StageDecision, StageDissent } from "@/lib/domain/stage/record";
import type { StageCard } from "@/lib/domain/stage/stage-card";
import { DECIDED_WORDS } from "@/lib/domain/stage/stage-words";

type Props = Pick<StageCard, "decisions" | "dissents"> & {
  /** The sign-offs that no longer count, which carry a decision to proceed. */
  ended: readonly EndedSignOff[];
};

/** What was decided here so far, on what, and who disagreed: the record, oldest first. Draws nothing where there is nothing. */
export function DecisionRecord({ decisions, dissents, ended }: Props) {
  if (decisions.length + dissents.length === 0) return null;
  const fallen = new Set(ended.map((one) => one.row.id));
  const entries = [
    ...decisions.map((one) => ({ at: one.at, id: one.id, body: <Decided decision={one} isFallen={fallen.has(one.signOff ?? "")} /> })),
    ...dissents.map((one) => ({ at: one.at, id: one.id, body: <Dissented dissent={one} /> })),
  ].sort((a, b) => a.at.localeCompare(b.at));
  return (
    <ol aria-label="What was decided here" className="mt-4 space-y-3 text-xs">
      {entries.map(({ id, body }) => (
        <li key={id}>{body}</li>
      ))}
    </ol>
  );
}

const LOOKS: Record<StageChoice, { icon: LucideIcon; tone: string }> = {
  proceed: { icon: ArrowUpRight, tone: "text-done-fg" },
  pause: { icon: Pause, tone: "text-blocked-fg" },
  "roll-back": { icon: Undo2, tone: "text-failed-fg" },
};

function Decided({ decision, isFallen }: { decision: StageDecision; isFallen: boolean }) {
  const triple = useTriple();
  const { choice, by, role, at, reason, observedMinutes, minimumMinutes, verdict, openItems } = decision;
  const isRead = verdict.checks.some((one) => one.canary !== null);
  const open = openItems.length;
  const facts = [
    `watched ${observedMinutes} of ${minimumMinutes} min`,
    `verdict ${verdictWord(verdict.zone, isRead).toLowerCase()}`,
    ...(open > 0 ? [open === 1 ? "1 item open" : `${open} items open`] : []),
  ];
  return (
    <Entry {...LOOKS[choice]} time={triple(at)} reason={reason}>
      <span className="font-medium">{by.name}</span> {DECIDED_WORDS[choice]} as {RELEASE_ROLE_NAMES[role].toLowerCase()}
      <span className="block text-subtle-foreground">{facts.join(", ")}</span>
      {isFallen ? <span className="block font-medium text-blocked-fg">No longer stands: what it rested on has changed.</span> : null}
    </Entry>
  );
}

function Dissented({ dissent: { by, role, reason, at } }: { dissent: StageDissent }) {
  const triple = useTriple();
  return (
    <Entry icon={MessageSquareWarning} tone="text-blocked-fg" time={triple(at)} reason={reason}>
      <span className="font-medium">{by.name}</span> disagrees as {RELEASE_ROLE_NAMES[role].toLowerCase()}
    </Entry>
  );
}

type EntryProps = { icon: LucideIcon; tone: string; time: string; reason: string | null; children: React.ReactNode };

function Entry({ icon: Icon, tone, time, reason, children }: EntryProps) {
  return (
    <div className="flex items-start gap-2.5">
      <Icon className={cn("mt-0.5 size-3.5 shrink-0", tone)} aria-hidden="true" />
      <div className="min-w-0 flex-1 wrap-anywhere">
        {children}
        {reason ? <span className="block text-muted-foreground">“{reason}”</span> : null}
        <span className="tnum block text-subtle-foreground">{time}</span>
      </div>
    </div>
  );
}
