"use client";

import { useToast } from "@/components/ui/toast";
import { errorText } from "@/lib/client/api";
import { useRoomStore } from "@/lib/client/use-room";

/** Withdraws one's own refusal, by the id of its row, and says so. */
export function useWithdraw(): (signOff: string) => Promise<void> {
  const store = useRoomStore();
  const { show } = useToast();
  return async (signOff) => {
    try {
      await store.run({ type: "sign-off.withdraw", signOff });
      show({ text: "The refusal is withdrawn." });
    } catch (error) {
      show({ text: errorText(error), tone: "failed" });
    }
  };
}
