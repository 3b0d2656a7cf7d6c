"use client";

import type { DialogControl } from "@/components/release/command-dialog";
import type { StageDialogKind } from "@/components/release/use-room-dialogs";
import { DissentDialog } from "./dissent-dialog";
import { PauseDialog } from "./pause-dialog";
import { ReadingsDialog } from "./readings-dialog";
import { RollBackFromDialog } from "./roll-back-from-dialog";

/** One dialog about a stage of a canary. */
export function StageDialog({ kind, ...props }: DialogControl & { kind: StageDialogKind; phase: string }) {
  switch (kind) {
    case "pause":
      return <PauseDialog {...props} />;
    case "roll-back-from":
      return <RollBackFromDialog {...props} />;
    case "dissent":
      return <DissentDialog {...props} />;
    case "readings":
      return <ReadingsDialog {...props} />;
  }
}
