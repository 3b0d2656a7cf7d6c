"use client";

import { BellRing } from "lucide-react";
import { useRoomNow } from "@/components/release/room-time";
import { useCommand, useOfflineReason } from "@/components/release/use-command";
import { Button } from "@/components/ui/button";
import { FormProblem } from "@/components/ui/form-problem";
import { useToast } from "@/components/ui/toast";
import { useRoom, useRoomStore } from "@/lib/client/use-room";
import { mayRemind } from "@/lib/domain/briefing/decide-briefing";

/** Tells those who have not read the briefing, in their inbox. Nothing for somebody who may not remind. */
export function RemindButton({ count }: { count: number }) {
  const { confirmed } = useRoom();
  const store = useRoomStore();
  const { run, isBusy, error } = useCommand();
  const offline = useOfflineReason("remind them");
  const { show } = useToast();
  useRoomNow("minute");
  const refusal = mayRemind(confirmed, store.context());
  if (refusal?.code === "not-permitted") return null;
  const remind = async () => {
    if (await run({ type: "briefing.remind" })) show({ text: `${count === 1 ? "They find" : `${count} people find`} it in their inbox.` });
  };
  return (
    <div className="flex flex-col items-start gap-1 print:hidden">
      <Button
        size="sm"
        variant="ghost"
        className="-ml-2.5 text-brand-fg"
        busy={isBusy}
        disabledReason={refusal?.message ?? offline}
        onClick={() => void remind()}
      >
        <BellRing aria-hidden="true" />
        {count === 1 ? "Remind the one who has not" : `Remind the ${count} who have not`}
      </Button>
      <FormProblem text={error} />
    </div>
  );
}
