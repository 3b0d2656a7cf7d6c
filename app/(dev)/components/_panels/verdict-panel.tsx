import { Check, CircleAlert, CircleCheck, CircleDashed, CircleX, type LucideIcon } from "lucide-react";
import { LimitChart } from "@/components/metrics/limit-chart";
import { cn } from "@/components/ui/cn";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Kbd } from "@/components/ui/kbd";
import { Panel } from "@/components/ui/panel";

const VERDICTS: readonly { icon: LucideIcon; word: string; reading: string; tone: string }[] = [
  { icon: CircleCheck, word: "Pass", reading: "p95 180 ms, below 250", tone: "text-done-fg" },
  { icon: CircleX, word: "Fail", reading: "268, 272, 265 ms", tone: "text-failed-fg" },
  { icon: CircleDashed, word: "Undecided", reading: "2 of 5 runs", tone: "text-muted-foreground" },
  { icon: CircleAlert, word: "No data", reading: "last sample 4 min ago", tone: "text-blocked-fg" },
];

const at = (minute: number) => `2025-02-13T19:${String(minute).padStart(2, "0")}:00.000Z`;
/** The guide's failure at half of the traffic. */
const CANARY = [180, 182, 181, 206, 240, 268, 272, 265].map((value, index) => ({ at: at(2 * index), value }));
const STABLE = [220, 219, 221, 220, 222, 219, 220, 220, 221, 220, 220].map((value, index) => ({ at: at(2 * index), value }));

function StillToast() {
  return (
    <div className="flex items-center gap-2 rounded-md border border-border bg-popover px-3 py-1.5 text-xs shadow-pop">
      <Check className="size-4 text-done" aria-hidden="true" />
      <span className="flex-1">3 items ticked</span>
      <button type="button" className="h-6 px-1 font-medium text-brand-fg">
        Undo
      </button>
      <Kbd>⌘Z</Kbd>
    </div>
  );
}

/** Verdicts, the toast as it looks, and a reason asked in place. */
export function VerdictPanel() {
  return (
    <Panel size="sm" title="Verdict, toast, reason">
      <div className="grid divide-border-soft sm:grid-cols-2 sm:divide-x">
        <ul className="space-y-2 px-4 py-3 font-medium text-xs">
          {VERDICTS.map((verdict) => (
            <li key={verdict.word} className={cn("flex items-center gap-1.5", verdict.tone)}>
              <verdict.icon className="size-4" aria-hidden="true" />
              {verdict.word} <span className="tnum ml-auto font-normal text-subtle-foreground">{verdict.reading}</span>
            </li>
          ))}
          <li>
            <LimitChart
              title="p95 latency, canary at 50%"
              unit="ms"
              better="lower"
              tried={{ name: "canary", points: CANARY, level: null }}
              base={{ name: "stable", points: STABLE, level: null }}
              gate={250}
              rollBack={275}
            />
          </li>
        </ul>
        <div className="space-y-2.5 px-4 py-3">
          <StillToast />
          <Field label="Why is it not applicable?">
            <Input defaultValue="Rolling update: traffic follows readiness" className="text-xs" />
          </Field>
        </div>
      </div>
    </Panel>
  );
}
