"use client";

import { type ReactNode, useState } from "react";
import { ApiError } from "@/lib/client/api";
import { ProveDialog } from "./prove-dialog";

type Waiting = { readonly retry: () => void; readonly giveUp: () => void };

type Proof = {
  /**
   * Runs a request. Where the server answers `proof-needed`, asks for a proof and runs it once more: the answer is that
   * of the last run. Rejects with the first answer when the person closes the question.
   */
  readonly withProof: <T>(run: () => Promise<T>) => Promise<T>;
  /** The question. Render it inside the dialog that asks, so that this stays open below; null while nothing is asked. */
  readonly proofDialog: ReactNode;
};

/** Step-up for what needs a fresh proof: sign-off, break-glass, reset links (SIGNOFF rule 6, RELIABILITY "Security list"). */
export function useProof({
  onLeave = () => undefined,
}: {
  /** Keeps what was typed when the proof is given elsewhere. */ onLeave?: () => void;
} = {}): Proof {
  const [waiting, setWaiting] = useState<Waiting | null>(null);

  const withProof = async <T,>(run: () => Promise<T>): Promise<T> => {
    try {
      return await run();
    } catch (error) {
      if (!(error instanceof ApiError) || error.code !== "proof-needed") throw error;
      await new Promise<void>((resolve, reject) => setWaiting({ retry: resolve, giveUp: () => reject(error) }));
      return run();
    }
  };

  const settle = (outcome: "retry" | "giveUp") => {
    waiting?.[outcome]();
    setWaiting(null);
  };
  return {
    withProof,
    proofDialog: waiting ? <ProveDialog onProved={() => settle("retry")} onClose={() => settle("giveUp")} onLeave={onLeave} /> : null,
  };
}
