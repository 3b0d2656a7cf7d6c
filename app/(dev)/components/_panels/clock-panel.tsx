import { Pause } from "lucide-react";
import type { ReactNode } from "react";
import { Chip } from "@/components/ui/chip";
import { Panel } from "@/components/ui/panel";
import { TClock } from "@/components/ui/t-clock";

function Sample({ label, note, children }: { label: string; note: string; children: ReactNode }) {
  return (
    <div className="px-4 py-3">
      <div className="text-2xs text-subtle-foreground">{label}</div>
      <div className="mt-1 flex items-center gap-2">{children}</div>
      <div className="mt-0.5 text-2xs text-subtle-foreground">{note}</div>
    </div>
  );
}

/** The T-clock in its four tones. */
export function ClockPanel() {
  return (
    <Panel size="sm" title="T-clock" aside="mono, tabular, role=timer">
      <div className="grid grid-cols-2 [&>*:nth-child(even)]:border-l [&>*:nth-child(n+3)]:border-t [&>*]:border-border-soft">
        <Sample label="Before" note="counts down to 19:00 GMT">
          <TClock prefix="T-" text="01:42:18" spoken="T minus 1 hour 42 minutes 18 seconds" size="2xl" tone="before" />
        </Sample>
        <Sample label="After" note="counts up since T-0">
          <TClock prefix="T+" text="00:12:40" spoken="T plus 12 minutes 40 seconds" size="2xl" tone="after" />
        </Sample>
        <Sample label="Hold" note="stopped by Alice Smith at 18:40">
          <TClock prefix="T-" text="00:20:00" spoken="T minus 20 minutes, holding" size="2xl" tone="hold" />
          <Chip tone="blocked" icon={Pause}>
            Holding
          </Chip>
        </Sample>
        <Sample label="Rollback" note="rollback running for 06:36">
          <TClock prefix="T+" text="00:26:48" spoken="T plus 26 minutes 48 seconds" size="2xl" tone="rollback" />
        </Sample>
      </div>
    </Panel>
  );
}
