"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Check, Copy } from "lucide-react";
import { useState } from "react";
import { useWorkspace } from "@/components/shell/workspace";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { useAnnounce } from "@/components/ui/live-region";
import { Panel } from "@/components/ui/panel";
import { useToast } from "@/components/ui/toast";
import { useCopy } from "@/components/ui/use-copy";
import { errorText } from "@/lib/client/api";
import { calendarQuery, makeCalendarAddress, removeCalendarAddress } from "@/lib/client/calendar";
import { dayLabel, zonedTime } from "@/lib/domain/time/format";

/** The secret address at which one's own calendar program reads the team's releases; made, renewed and removed here. */
export function CalendarPanel({ zone }: { zone: string }) {
  const { team } = useWorkspace();
  const queries = useQueryClient();
  const toast = useToast();
  const { data } = useQuery(calendarQuery(team.id));
  const [busy, setBusy] = useState<"make" | "remove" | null>(null);
  const [url, setUrl] = useState<string | null>(null);
  const madeAt = data?.madeAt ?? null;

  const run = async (what: "make" | "remove") => {
    setBusy(what);
    try {
      if (what === "make") setUrl((await makeCalendarAddress(team.id)).url);
      else await removeCalendarAddress(team.id).then(() => setUrl(null));
    } catch (error) {
      toast.show({ tone: "failed", text: errorText(error) });
    } finally {
      await queries.invalidateQueries(calendarQuery(team.id));
      setBusy(null);
    }
  };

  return (
    <Panel title="In your calendar" aside={madeAt ? `since ${zonedTime(madeAt, zone)} on ${dayLabel(madeAt, zone)}` : "no address"}>
      <p className="px-4 py-2.5 text-muted-foreground">
        Windows, T-0, due gates and freezes of {team.name}, read by your calendar program from a secret address of your own. It ends when
        you leave the team.
      </p>
      {url ? <FreshAddress url={url} /> : null}
      <div className="flex flex-wrap gap-2 border-border-soft border-t px-4 py-2">
        <Button size="sm" busy={busy === "make"} onClick={() => void run("make")}>
          {madeAt ? "Make a new address" : "Make an address"}
        </Button>
        {madeAt ? (
          <Button size="sm" busy={busy === "remove"} onClick={() => void run("remove")}>
            Remove the address
          </Button>
        ) : null}
      </div>
    </Panel>
  );
}

function FreshAddress({ url }: { url: string }) {
  const { state, copy } = useCopy();
  const announce = useAnnounce();
  const press = async () => {
    announce.polite((await copy(url)) ? "Address copied." : "Could not copy. Select the address instead.");
  };
  return (
    <div className="px-4 pb-3">
      <div className="flex items-end gap-2 max-md:flex-col max-md:items-stretch">
        <Field label="Address of the calendar" className="flex-1">
          <Input readOnly mono value={url} onFocus={(event) => event.currentTarget.select()} />
        </Field>
        <Button variant="primary" onClick={press}>
          {state === "copied" ? <Check aria-hidden="true" /> : <Copy aria-hidden="true" />}
          {state === "copied" ? "Copied" : "Copy address"}
        </Button>
      </div>
      <p className="mt-2 text-subtle-foreground text-xs">
        Subscribe to it in your calendar program. It is not shown again; a former one has ended.
      </p>
    </div>
  );
}
