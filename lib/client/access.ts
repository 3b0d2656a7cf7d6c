import { queryOptions } from "@tanstack/react-query";
import {
  type AcceptInvitationBody,
  acceptedDto,
  type ChangePasswordBody,
  type ChangeRoleBody,
  type CompleteResetBody,
  completedResetDto,
  firstRunAnswer,
  type InviteBody,
  membersDto,
  newTeamDto,
  type OneTimeLink,
  oneTimeLink,
  type ProfileBody,
  type ProfileDto,
  profileDto,
  sessionsDto,
} from "@/lib/contracts/access";
import { allPages } from "./all-pages";
import { api } from "./api";

/** Makes the first team and admin of an empty installation. Throws ApiError. */
export function sendFirstRun(fields: Record<string, string>): Promise<{ team: string }> {
  return api("/api/v1/first-run", { body: fields, schema: firstRunAnswer });
}

/** Joins the team of an invitation. Throws ApiError. */
export function acceptInvitation(body: AcceptInvitationBody): Promise<{ team: string }> {
  return api("/api/v1/invitations/acceptance", { body, schema: acceptedDto });
}

/** Sets a new password by a reset link; answers whose. Throws ApiError. */
export function completeReset(body: CompleteResetBody): Promise<{ email: string }> {
  return api("/api/v1/password-resets/completion", { body, schema: completedResetDto });
}

/** Proves again who is at this browser. Throws ApiError, with path `password` when it is wrong. */
export function provePassword(password: string): Promise<void> {
  return api("/api/v1/session/proof", { body: { password } });
}

/** Changes one's own password. Throws ApiError, with path `present` where the present one is wrong. */
export function changePassword(body: ChangePasswordBody): Promise<unknown> {
  return api("/api/v1/session/password", { method: "PUT", body });
}

/** Changes one's own name, initials and time zone. Throws ApiError. */
export function changeProfile(body: ProfileBody): Promise<ProfileDto> {
  return api("/api/v1/session/profile", { method: "PATCH", body, schema: profileDto });
}

/** Makes another team; answers its address. Throws ApiError. */
export function foundTeam(name: string): Promise<{ team: string }> {
  return api("/api/v1/teams", { body: { name }, schema: newTeamDto });
}

const teamPath = (team: string) => `/api/v1/teams/${team}`;

/** The people of a team and its open invitations. */
export const membersQuery = (team: string) =>
  queryOptions({
    queryKey: ["teams", team, "members"],
    queryFn: ({ signal }) =>
      allPages(
        (search) => api(`${teamPath(team)}/members${search}`, { schema: membersDto, signal }),
        (before, page) => ({ ...before, members: [...before.members, ...page.members], next: page.next }),
      ),
  });

export function changeRole(team: string, member: string, body: ChangeRoleBody): Promise<void> {
  return api(`${teamPath(team)}/members/${member}/role`, { method: "PUT", body });
}

export function removeMember(team: string, member: string): Promise<void> {
  return api(`${teamPath(team)}/members/${member}`, { method: "DELETE" });
}

/** Signs a member out everywhere. */
export function endMemberSessions(team: string, member: string): Promise<void> {
  return api(`${teamPath(team)}/members/${member}/sessions`, { method: "DELETE" });
}

/** Throws ApiError, with code `proof-needed` where the password is asked again. */
export function issuePasswordReset(team: string, member: string): Promise<OneTimeLink> {
  return api(`${teamPath(team)}/members/${member}/password-reset`, { method: "POST", schema: oneTimeLink });
}

export function inviteMember(team: string, body: InviteBody): Promise<OneTimeLink> {
  return api(`${teamPath(team)}/invitations`, { body, schema: oneTimeLink });
}

export function renewInvitation(team: string, invitation: string): Promise<OneTimeLink> {
  return api(`${teamPath(team)}/invitations/${invitation}/link`, { method: "POST", schema: oneTimeLink });
}

export function revokeInvitation(team: string, invitation: string): Promise<void> {
  return api(`${teamPath(team)}/invitations/${invitation}`, { method: "DELETE" });
}

/** The browsers on which the person looking is signed in. */
export const sessionsQuery = () =>
  queryOptions({ queryKey: ["session"], queryFn: ({ signal }) => api("/api/v1/session", { schema: sessionsDto, signal }) });

export function endSession(session: string): Promise<void> {
  return api(`/api/v1/session/${session}`, { method: "DELETE" });
}

export function endOtherSessions(): Promise<void> {
  return api("/api/v1/session/others", { method: "DELETE" });
}
