"use client";

import { useState } from "react";
import { useRoom, useRoomStore } from "@/lib/client/use-room";
import { mayRunStep } from "@/lib/domain/release/change-way-back";
import { useCommand, useOfflineReason } from "./use-command";

/** Says that steps of the way back were run; one at a time, and never before the server has it. */
export function useRunStep() {
  const { confirmed } = useRoom();
  const context = useRoomStore().context();
  const { error, run, isBusy } = useCommand();
  const offline = useOfflineReason("say that a step was run");
  const [step, setStep] = useState<string | null>(null);
  const { rollback } = confirmed;
  const setRun = (key: string, isRun: boolean) => {
    if (!rollback || isBusy) return;
    setStep(key);
    void run({ type: "rollback.set-step", step: key, method: rollback.method, isRun });
  };
  return { error, busyStep: isBusy ? step : null, refusal: mayRunStep(confirmed, context)?.message ?? offline, setRun };
}
