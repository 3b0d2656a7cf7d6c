"use client";

import { Ellipsis, KeyRound, LogOut, UserMinus } from "lucide-react";
import { useState } from "react";
import { useWorkspace } from "@/components/shell/workspace";
import { Avatar } from "@/components/ui/avatar";
import { IconButton } from "@/components/ui/icon-button";
import { Menu, MenuItem, MenuSeparator } from "@/components/ui/menu";
import { Select } from "@/components/ui/select";
import { Cell, ColumnHead, Row, RowHead, Table, TableHead } from "@/components/ui/table";
import { useToast } from "@/components/ui/toast";
import { changeRole, endMemberSessions } from "@/lib/client/access";
import { errorText } from "@/lib/client/api";
import type { MemberDto } from "@/lib/contracts/access";
import { ROLE_WORDS } from "@/lib/domain/access/role-words";
import { ACCESS_ROLE_NAMES, ACCESS_ROLES, type AccessRole } from "@/lib/domain/access/roles";
import { longDayLabel } from "@/lib/domain/time/format";

type Actions = { onChanged: () => void; onRemove: (member: MemberDto) => void; onReset: (member: MemberDto) => void };
type MembersTableProps = { members: readonly MemberDto[]; zone: string /** Null for those who may only look. */; actions: Actions | null };

/** Everybody in the team with their role. */
export function MembersTable({ members, zone, actions }: MembersTableProps) {
  const { user } = useWorkspace();
  return (
    <div className="overflow-hidden rounded-lg border border-border bg-card">
      <Table caption="Members">
        <TableHead>
          <ColumnHead>Person</ColumnHead>
          <ColumnHead className="w-40 max-md:w-32">Role</ColumnHead>
          <ColumnHead className="w-56 max-lg:hidden">In the team since</ColumnHead>
          {actions ? (
            <ColumnHead className="w-10">
              <span className="sr-only">Actions</span>
            </ColumnHead>
          ) : null}
        </TableHead>
        <tbody>
          {members.map((member) => (
            <MemberRow key={member.id} member={member} isSelf={member.id === user.id} zone={zone} actions={actions} />
          ))}
        </tbody>
      </Table>
    </div>
  );
}

type MemberRowProps = { member: MemberDto; isSelf: boolean; zone: string; actions: Actions | null };

function MemberRow({ member, isSelf, zone, actions }: MemberRowProps) {
  return (
    <Row>
      <RowHead className="max-w-0 font-normal">
        <span className="flex min-w-0 items-center gap-2.5">
          <Avatar
            name={member.name}
            initials={member.initials}
            tone={isSelf ? "self" : "person"}
            size="md"
            decorative
            className="max-md:hidden"
          />
          <span className="min-w-0">
            <span className="block font-medium md:truncate">{isSelf ? `${member.name} (you)` : member.name}</span>
            <span className="block truncate text-subtle-foreground text-xs">{member.email}</span>
          </span>
        </span>
      </RowHead>
      <Cell>{actions && !isSelf ? <RoleSelect member={member} onChanged={actions.onChanged} /> : <RoleText role={member.role} />}</Cell>
      <Cell className="tnum text-muted-foreground text-xs max-lg:hidden">{longDayLabel(member.joinedAt, zone)}</Cell>
      {actions ? <Cell className="text-right">{isSelf ? null : <MemberMenu member={member} actions={actions} />}</Cell> : null}
    </Row>
  );
}

const RoleText = ({ role }: { role: AccessRole }) => <span title={ROLE_WORDS[role].does}>{ROLE_WORDS[role].label}</span>;

function RoleSelect({ member, onChanged }: { member: MemberDto; onChanged: () => void }) {
  const { team } = useWorkspace();
  const toast = useToast();
  const [wanted, setWanted] = useState<AccessRole | null>(null);

  const change = async (role: AccessRole, seen: AccessRole) => {
    setWanted(role);
    try {
      await changeRole(team.id, member.id, { role, seen });
      const action = { label: "Undo", run: () => void change(seen, role) };
      toast.show({ text: `${member.name} is ${ACCESS_ROLE_NAMES[role]} now.`, action });
    } catch (error) {
      toast.show({ tone: "failed", text: errorText(error) });
    } finally {
      onChanged();
      setWanted(null);
    }
  };

  return (
    <Select
      aria-label={`Role of ${member.name}`}
      size="sm"
      value={wanted ?? member.role}
      aria-busy={wanted !== null}
      onChange={(event) => void change(event.target.value as AccessRole, member.role)}
    >
      {ACCESS_ROLES.map((role) => (
        <option key={role} value={role}>
          {ROLE_WORDS[role].label}
        </option>
      ))}
    </Select>
  );
}

function MemberMenu({ member, actions }: { member: MemberDto; actions: Actions }) {
  const { team } = useWorkspace();
  const toast = useToast();
  const signOut = () =>
    endMemberSessions(team.id, member.id).then(
      () => toast.show({ text: `${member.name} is signed out everywhere.` }),
      (error: unknown) => toast.show({ tone: "failed", text: errorText(error) }),
    );
  return (
    <Menu
      trigger={
        <IconButton label={`Actions for ${member.name}`}>
          <Ellipsis aria-hidden="true" />
        </IconButton>
      }
    >
      <MenuItem onClick={() => actions.onReset(member)}>
        <KeyRound aria-hidden="true" />
        Password reset link…
      </MenuItem>
      <MenuItem onClick={() => void signOut()}>
        <LogOut aria-hidden="true" />
        Sign out everywhere
      </MenuItem>
      <MenuSeparator />
      <MenuItem tone="danger" onClick={() => actions.onRemove(member)}>
        <UserMinus aria-hidden="true" />
        Remove from team…
      </MenuItem>
    </Menu>
  );
}
