import { Eye, OctagonAlert, Snowflake, Wifi, WifiOff } from "lucide-react";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Panel } from "@/components/ui/panel";

/** Banners in all tones; a room shows one at a time, the most severe. */
export function BannerPanel() {
  return (
    <Panel size="sm" title="Banners" aside="role=status, failed uses role=alert">
      <Banner tone="blocked" icon={WifiOff} title="Reconnecting." meta="00:04">
        2 ticks are saved here and will be sent. Sign-off and roll back need a connection.
      </Banner>
      <Banner tone="done" icon={Wifi} title="Back online." action={<Button size="sm">See changes</Button>}>
        2 ticks sent, 3 changes from others applied.
      </Banner>
      <Banner icon={Eye} title="View only." action={<Button size="sm">Ask</Button>}>
        You are not on this release. Ask Alice Smith for access.
      </Banner>
      <Banner tone="blocked" icon={Snowflake} title="Inside a freeze." action={<Button size="sm">Request exception</Button>}>
        Presidents’ Day weekend, until Mon 17 Feb 23:59 EST. T-0 needs an exception.
      </Banner>
      <Banner
        tone="failed"
        icon={OctagonAlert}
        title="Error rate 0.62% is above 0.5%."
        action={<Button size="sm">Open criteria</Button>}
        className="rounded-b-lg border-b-0"
      >
        Failed 1 of 3 checks. No action taken yet.
      </Banner>
    </Panel>
  );
}
