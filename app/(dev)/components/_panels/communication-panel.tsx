import { AlarmClock, CircleCheck, Clock, type LucideIcon } from "lucide-react";
import { cn } from "@/components/ui/cn";
import { Panel } from "@/components/ui/panel";

const ROWS: readonly { icon: LucideIcon; iconTone: string; text: string; time: string; tone: string }[] = [
  { icon: Clock, iconTone: "text-brand", text: "15-minute update, draft ready", time: "In 02:20", tone: "text-brand-fg" },
  {
    icon: AlarmClock,
    iconTone: "text-blocked-fg",
    text: "15-minute update, Communications lead",
    time: "05:40 late",
    tone: "text-blocked-fg",
  },
  { icon: CircleCheck, iconTone: "text-done", text: "Deployment started, 7 of 8 delivered", time: "Sent 19:00", tone: "text-done-fg" },
];

/** The next update: due, late, sent. */
export function CommunicationPanel() {
  return (
    <Panel size="sm" title="Next communication">
      <ul className="divide-y divide-border-soft">
        {ROWS.map((row) => (
          <li key={row.time} className="flex items-center gap-2.5 px-4 py-2">
            <row.icon className={cn("size-4", row.iconTone)} aria-hidden="true" />
            <span className="flex-1">{row.text}</span>
            <span className={cn("tnum font-medium text-xs", row.tone)}>{row.time}</span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
