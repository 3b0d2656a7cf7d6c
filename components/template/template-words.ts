import { useState } from "react";
import { ApiError } from "@/lib/client/api";
import { type FileProblem, fileProblems } from "@/lib/contracts/template";
import type { Track } from "@/lib/domain/checklist/template";

export const TRACK_LABELS: Record<Track, string> = { standard: "Standard", canary: "Canary", hotfix: "Hotfix" };

/** `1 item`, `3 items`. */
export function counted(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? "" : "s"}`;
}

/** What is wrong with a file that was sent: keeps it while the refusal is passed on to the form. */
export function useFileProblems() {
  const [problems, setProblems] = useState<readonly FileProblem[]>([]);
  const noting = async <T>(sending: Promise<T>): Promise<T> => {
    setProblems([]);
    try {
      return await sending;
    } catch (error) {
      const found = error instanceof ApiError ? fileProblems.safeParse(error.problem.details) : null;
      if (found?.success) setProblems(found.data.problems);
      throw error;
    }
  };
  return { problems, noting };
}
