"use client";

import { useState } from "react";
import { startSignOn } from "@/lib/client/sign-on";

/** Leaving for the provider of single sign-on; `problem` says why that did not work. Busy until the browser has left. */
export function useSignOn() {
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  const start = async (to: string, options: { again?: boolean } = {}) => {
    if (isBusy) return;
    setBusy(true);
    setProblem(null);
    const failed = await startSignOn(to, options);
    if (failed === null) return;
    setProblem(failed);
    setBusy(false);
  };
  return { start, isBusy, problem };
}
