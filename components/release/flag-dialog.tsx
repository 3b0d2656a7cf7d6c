"use client";

import { Flag } from "lucide-react";
import { useRoom, useRoomStore } from "@/lib/client/use-room";
import { listed, peopleInRoles, whoCan } from "@/lib/domain/access/who-can";
import { CommandDialog, type DialogControl } from "./command-dialog";

const TOLD = ["deployer", "approver", "commander"] as const;

/** Somebody who cannot stop the release makes those look who can. */
export function FlagDialog(control: DialogControl) {
  const { roster } = useRoom().confirmed;
  const mayRaise = useRoomStore().context().permissions.has("flag.raise");
  return (
    <CommandDialog
      {...control}
      title="Raise a flag"
      field={{ label: "What worries you", hint: "What you see, where, and since when." }}
      submit={{ label: "Raise the flag", icon: <Flag aria-hidden="true" /> }}
      doing="raise a flag"
      refusal={mayRaise ? undefined : `Only ${whoCan("flag.raise", roster)} can raise a flag.`}
      command={(text) => ({ type: "flag.raise", text })}
      done="The flag is raised."
    >
      <p className="text-muted-foreground">
        {listed(peopleInRoles(roster, TOLD), "and")} see it at once. They decide whether the release is held or rolled back.
      </p>
    </CommandDialog>
  );
}
