"use client";

import { Check, Copy } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { useAnnounce } from "@/components/ui/live-region";
import { useCopy } from "@/components/ui/use-copy";
import type { OneTimeLink } from "@/lib/contracts/access";
import { dayLabel, zonedTime } from "@/lib/domain/time/format";

type LinkViewProps = { link: OneTimeLink; label: string; zone: string; children: string };

/** A link that is shown this once, with its end and a button that copies it. */
export function LinkView({ link, label, zone, children }: LinkViewProps) {
  const { state, copy } = useCopy();
  const announce = useAnnounce();
  const press = async () => {
    announce.polite((await copy(link.url)) ? "Link copied." : "Could not copy. Select the link instead.");
  };
  return (
    <>
      <p className="text-muted-foreground">{children}</p>
      <div className="mt-3 flex items-end gap-2 max-md:flex-col max-md:items-stretch">
        <Field label={label} className="flex-1">
          <Input readOnly mono value={link.url} onFocus={(event) => event.currentTarget.select()} />
        </Field>
        <Button variant="primary" onClick={press}>
          {state === "copied" ? <Check aria-hidden="true" /> : <Copy aria-hidden="true" />}
          {state === "copied" ? "Copied" : "Copy link"}
        </Button>
      </div>
      <p className="mt-3 text-subtle-foreground text-xs">
        Works once, until {zonedTime(link.expiresAt, zone)} on {dayLabel(link.expiresAt, zone)}. It is not shown again.
      </p>
    </>
  );
}
