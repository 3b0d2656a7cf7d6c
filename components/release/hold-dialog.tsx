"use client";

import { Pause } from "lucide-react";
import { useRoom } from "@/lib/client/use-room";
import { listed, peopleInRoles } from "@/lib/domain/access/who-can";
import { resumeRoles } from "@/lib/domain/release/resume-roles";
import { CommandDialog, type DialogControl } from "./command-dialog";
import { useAllowed } from "./use-allowed";

/** Puts the release on hold: one person is enough, and says why. Source: SIGNOFF rules 16 and 22. */
export function HoldDialog(control: DialogControl) {
  const { roster } = useRoom().confirmed;
  const allowed = useAllowed("release.hold");
  return (
    <CommandDialog
      {...control}
      title="Hold the release?"
      field={{ label: "Why it is held", hint: "Everybody in the room reads this." }}
      submit={{ label: "Hold", icon: <Pause aria-hidden="true" /> }}
      doing="hold the release"
      refusal={allowed.reason ?? undefined}
      command={(reason) => ({ type: "release.hold", reason })}
      done="The release is on hold."
    >
      <p className="text-muted-foreground">
        The clock stops and nothing is signed until it goes on. Sign-offs that were given stay if nothing they rest on changes. To resume,{" "}
        {listed(peopleInRoles(roster, resumeRoles(roster)), "and")} must agree.
      </p>
    </CommandDialog>
  );
}
