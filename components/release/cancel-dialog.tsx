"use client";

import { useRoom } from "@/lib/client/use-room";
import { CommandDialog, type DialogControl } from "./command-dialog";
import { useAllowed } from "./use-allowed";

/** Cancels a release that was not started; that is for good. */
export function CancelDialog(control: DialogControl) {
  const { details } = useRoom().confirmed;
  const allowed = useAllowed("release.cancel");
  return (
    <CommandDialog
      {...control}
      title={`Cancel ${details.service.name} ${details.toVersion}?`}
      field={{ label: "Why it is cancelled", hint: "Everybody on the release reads this." }}
      submit={{ label: "Cancel the release", variant: "danger" }}
      dismiss="Keep it"
      doing="cancel the release"
      refusal={allowed.reason ?? undefined}
      command={(reason) => ({ type: "release.cancel", reason })}
      done="The release is cancelled."
    >
      <p className="text-muted-foreground">
        A cancelled release stays in the history and cannot be taken up again. {details.environment} keeps {details.fromVersion}.
      </p>
    </CommandDialog>
  );
}
