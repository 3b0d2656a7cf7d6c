"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { UserPlus } from "lucide-react";
import { useCallback, useState } from "react";
import { useWorkspace } from "@/components/shell/workspace";
import { Button } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { membersQuery } from "@/lib/client/access";
import { useTeamChanges } from "@/lib/client/live";
import { useViewerZone } from "@/lib/client/viewer-zone";
import type { MemberDto, MembersDto, SessionsDto } from "@/lib/contracts/access";
import { listed } from "@/lib/domain/access/who-can";
import { CalendarPanel } from "./calendar-panel";
import { HoursPanel } from "./hours-panel";
import { InvitationsPanel } from "./invitations-panel";
import { InviteDialog } from "./invite-dialog";
import { MembersTable } from "./members-table";
import { NoticesPanel } from "./notices-panel";
import { RemoveDialog } from "./remove-dialog";
import { ResetDialog } from "./reset-dialog";
import { SessionsPanel } from "./sessions-panel";
import { TeamDialog } from "./team-dialog";

type Open = { kind: "invite" | "team" } | { kind: "remove" | "reset"; member: MemberDto };

/** The people of the team, open invitations; how oneself is told, when one works, and where one is signed in. */
export function MembersPage({ first, firstSessions }: { first: MembersDto; firstSessions: SessionsDto }) {
  const { team, user } = useWorkspace();
  const queries = useQueryClient();
  const zone = useViewerZone(user.zone, "UTC");
  const { data } = useQuery({ ...membersQuery(team.id), initialData: first });
  const [open, setOpen] = useState<Open | null>(null);
  const refresh = useCallback(() => void queries.invalidateQueries(membersQuery(team.id)), [queries, team.id]);
  useTeamChanges(team.id, refresh);
  const close = () => setOpen(null);

  const manage = (
    <>
      <Button onClick={() => setOpen({ kind: "team" })}>Make another team</Button>
      <Button variant="primary" onClick={() => setOpen({ kind: "invite" })}>
        <UserPlus aria-hidden="true" />
        Invite
      </Button>
    </>
  );
  return (
    <>
      <PageHeader title="Members" description={summary(data)} actions={data.canManage ? manage : null} />
      <div className="mt-4 grid gap-4">
        <MembersTable
          members={data.members}
          zone={zone}
          actions={
            data.canManage
              ? {
                  onChanged: refresh,
                  onRemove: (member) => setOpen({ kind: "remove", member }),
                  onReset: (member) => setOpen({ kind: "reset", member }),
                }
              : null
          }
        />
        {data.invitations.length > 0 ? <InvitationsPanel invitations={data.invitations} zone={zone} onChanged={refresh} /> : null}
        <NoticesPanel email={user.email} ownZone={user.zone} zone={zone} />
        <HoursPanel ownZone={user.zone} />
        <CalendarPanel zone={zone} />
        <SessionsPanel first={firstSessions} zone={zone} />
      </div>
      {open?.kind === "invite" ? <InviteDialog team={team} zone={zone} onClose={close} onInvited={refresh} /> : null}
      {open?.kind === "team" ? <TeamDialog onClose={close} /> : null}
      {open?.kind === "remove" ? <RemoveDialog member={open.member} onClose={close} onRemoved={refresh} /> : null}
      {open?.kind === "reset" ? <ResetDialog member={open.member} zone={zone} onClose={close} /> : null}
    </>
  );
}

function summary({ members, canManage }: MembersDto): string {
  const people = members.length === 1 ? "1 person" : `${members.length} people`;
  if (canManage) return `${people}. Roles take effect at once; nobody changes their own.`;
  const admins = members.filter((member) => member.role === "admin").map((member) => member.name);
  return admins.length === 0 ? people : `${people}. ${listed(admins)} can invite people and change roles.`;
}
