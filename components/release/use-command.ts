"use client";

import { useState } from "react";
import { ApiError, errorText } from "@/lib/client/api";
import { useLiveStatus } from "@/lib/client/live";
import { useRoomStore } from "@/lib/client/use-room";
import type { ReleaseCommand } from "@/lib/domain/release/command";

export type CommandRun = {
  readonly isBusy: boolean;
  /** What the server said against it, in words; null before and after a success. */
  readonly error: string | null;
  /** Field that the refusal is about, such as `reason`. */
  readonly errorPath: string | null;
  /** Carries it out; answers whether it was. Nothing of it is shown before the server has it. */
  readonly run: (command: ReleaseCommand) => Promise<boolean>;
};

/** One command that never waits for a connection, with what became of it. `around` runs it, where that takes more than sending. */
export function useCommand(around: (run: () => Promise<unknown>) => Promise<unknown> = (run) => run()): CommandRun {
  const store = useRoomStore();
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<{ text: string; path: string | null } | null>(null);
  const run = async (command: ReleaseCommand): Promise<boolean> => {
    setBusy(true);
    setFailure(null);
    try {
      await around(() => store.run(command));
      return true;
    } catch (error) {
      setFailure({ text: errorText(error), path: error instanceof ApiError ? (error.problem.path ?? null) : null });
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { isBusy, error: failure?.text ?? null, errorPath: failure?.path ?? null, run };
}

/** Why nothing that binds can be sent now; undefined while the connection stands. Source: DESIGN "Reconnect". */
export function useOfflineReason(doing: string): string | undefined {
  const { kind } = useLiveStatus();
  if (kind === "offline") return `There is no connection. You can ${doing} when it is back.`;
  return kind === "signed-out" ? "You are signed out. Sign in again first." : undefined;
}
