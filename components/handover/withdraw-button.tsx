"use client";

import { useCommand, useOfflineReason } from "@/components/release/use-command";
import { Button } from "@/components/ui/button";
import { useToast } from "@/components/ui/toast";

/** Takes an offer back; the role was never away. */
export function WithdrawButton({ handover, onDone }: { handover: string; onDone?: () => void }) {
  const { isBusy, run } = useCommand();
  const { show } = useToast();
  const offline = useOfflineReason("withdraw");
  const withdraw = async () => {
    if (!(await run({ type: "handover.withdraw", handover }))) return;
    show({ text: "The handover is withdrawn." });
    onDone?.();
  };
  return (
    <Button onClick={() => void withdraw()} busy={isBusy} disabledReason={offline}>
      Withdraw
    </Button>
  );
}
