"use client";

import { CircleCheck, CircleDashed, Play } from "lucide-react";
import { useState } from "react";
import { RadioList } from "@/components/ui/radio-list";
import { useRoom, useRoomStore } from "@/lib/client/use-room";
import { RELEASE_ROLE_NAMES, type ReleaseRole } from "@/lib/domain/access/roles";
import { listed } from "@/lib/domain/access/who-can";
import { validAgreements } from "@/lib/domain/release/resume-release";
import { resumeRoles } from "@/lib/domain/release/resume-roles";
import type { Hold, ReleaseState } from "@/lib/domain/release/state";
import { CommandDialog, type DialogControl } from "./command-dialog";
import { useTriple } from "./room-time";
import { useAllowed } from "./use-allowed";

/** One of the two who must agree agrees; with the second the release goes on. Source: SIGNOFF rule 22. */
export function ResumeDialog(control: DialogControl) {
  const { confirmed } = useRoom();
  const store = useRoomStore();
  const allowed = useAllowed("release.resume");
  const { roles } = store.context();
  const mine = resumeRoles(confirmed.roster).filter((role) => roles.includes(role));
  const agreed = validAgreements(confirmed);
  const open = mine.filter((role) => !agreed.some((one) => one.role === role && one.person.id === store.dto.viewer.id));
  const [chosen, setChosen] = useState<ReleaseRole | null>(null);
  const role = chosen ?? open[0] ?? mine[0];
  const hasAgreed = mine.length > 0 && open.length === 0;
  return (
    <CommandDialog
      {...control}
      title="Resume the release?"
      description={confirmed.hold ? `Held by ${confirmed.hold.by.name}: ${confirmed.hold.reason}` : undefined}
      submit={{ label: "Agree to resume", icon: <Play aria-hidden="true" /> }}
      doing="agree to resume"
      refusal={allowed.reason ?? (hasAgreed ? "You have agreed. The other one is still missing." : undefined)}
      command={() => ({ type: "release.resume", role: role ?? "approver" })}
      done="Your agreement is recorded."
    >
      <Agreements state={confirmed} agreed={agreed} />
      {open.length > 1 ? (
        <RadioList
          label="Agree as"
          className="mt-3"
          value={role ?? null}
          onValueChange={setChosen}
          rows={open.map((one) => ({ value: one, label: RELEASE_ROLE_NAMES[one] }))}
        />
      ) : null}
    </CommandDialog>
  );
}

/** Who has agreed and who is missing, each by role. */
export function Agreements({ state, agreed }: { state: ReleaseState; agreed: Hold["agreed"] }) {
  const triple = useTriple();
  return (
    <ul className="space-y-2">
      {resumeRoles(state.roster).map((role) => {
        const given = agreed.find((one) => one.role === role);
        const people = state.roster.filter((entry) => entry.role === role).map((entry) => entry.person.name);
        const Sign = given ? CircleCheck : CircleDashed;
        return (
          <li key={role} className="flex items-start gap-2.5">
            <Sign
              className={given ? "mt-0.5 size-4 shrink-0 text-done" : "mt-0.5 size-4 shrink-0 text-subtle-foreground"}
              aria-hidden="true"
            />
            <span className="min-w-0 flex-1">
              <span className="block">{given ? `${given.person.name} agreed` : `${listed(people)} has not agreed yet`}</span>
              <span className="tnum block text-subtle-foreground text-xs">
                {RELEASE_ROLE_NAMES[role]}
                {given ? ` · ${triple(given.at)}` : ""}
              </span>
            </span>
          </li>
        );
      })}
    </ul>
  );
}
