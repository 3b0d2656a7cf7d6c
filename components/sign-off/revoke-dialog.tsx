"use client";

import { CommandDialog, type DialogControl } from "@/components/release/command-dialog";
import { useRoom, useRoomStore } from "@/lib/client/use-room";
import { RELEASE_ROLE_NAMES } from "@/lib/domain/access/roles";
import { listed, peopleInRoles } from "@/lib/domain/access/who-can";
import { resumeRoles } from "@/lib/domain/release/resume-roles";
import { isUsed } from "@/lib/domain/sign-off/gate-order";
import { whyNotRevoke } from "@/lib/domain/sign-off/revoke-sign-off";

/** Takes back a sign-off; once the gate is used, that stops the line. Source: SIGNOFF rule 14. */
export function RevokeDialog({ signOff, ...control }: DialogControl & { signOff: string }) {
  const { confirmed } = useRoom();
  const store = useRoomStore();
  const row = confirmed.signOffs.find((one) => one.id === signOff);
  const phase = confirmed.phases.find((one) => one.key === row?.phase);
  if (!row || !phase) return null;
  const isOwn = row.person.id === store.dto.viewer.id;
  const used = isUsed(confirmed, phase);
  const called = listed(peopleInRoles(confirmed.roster, resumeRoles(confirmed.roster)), "and");
  const whose = isOwn ? "your sign-off" : `the sign-off by ${row.person.name}`;
  return (
    <CommandDialog
      {...control}
      title={`${isOwn ? "Take back" : "Revoke"} ${whose} of ${phase.code}?`}
      field={{ label: "Reason", isOptional: isOwn && !used, hint: "It stays in the record beside the sign-off." }}
      submit={{ label: isOwn ? "Take it back" : "Revoke" }}
      doing="take back a sign-off"
      refusal={whyNotRevoke(confirmed, row, store.context())?.message}
      command={(reason) => ({ type: "sign-off.revoke", signOff, reason })}
      done={`The sign-off of ${phase.code} is taken back.`}
    >
      <p className="text-muted-foreground">
        {used
          ? `${phase.code} was passed on this sign-off. Taking it back stops the line: the release is held, ${called} are called to decide on going on, and ${phase.code} must be signed again.`
          : `${phase.code} waits for a sign-off as ${RELEASE_ROLE_NAMES[row.role].toLowerCase()} again.`}
        {phase.status === "closed" && !used ? " The go falls with it: nothing is deployed until it is given again." : ""}
      </p>
    </CommandDialog>
  );
}
