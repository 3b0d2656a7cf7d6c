import { z } from "zod";
import { ACCESS_ROLES } from "@/lib/domain/access/roles";
import { nextPage } from "./page";
import { nameText, zoneText } from "./text";

/** One of the people of a demo, whom anybody may be. Written by the seed; never shown by a real installation. */
export const demoSignInSchema = z.object({
  name: z.string(),
  email: z.string(),
  password: z.string(),
  /** What they do, such as "Deployer". */
  role: z.string().optional(),
});
export type DemoSignIn = z.infer<typeof demoSignInSchema>;

/** Letters people use to sign in; compared and stored in small letters. */
export const emailText = z
  .string()
  .trim()
  .toLowerCase()
  .max(254, "This address is too long.")
  .refine((text) => z.email().safeParse(text).success, "This is not an email address. Write it as name@example.com.");

export const MIN_PASSWORD = 12;

/** A password to be set. Length is what counts; spaces and any letters are fine. */
export const newPassword = z
  .string()
  .min(MIN_PASSWORD, `Use at least ${MIN_PASSWORD} characters. A few words in a row are easy to keep in mind.`)
  .max(256, "Use at most 256 characters.");

const personName = nameText(80);

/** Makes the first admin and team. `code` as the server's log gives it, capitals and hyphen as one likes. */
export const firstRunBody = z.strictObject({
  code: z.string().max(40),
  team: nameText(60),
  name: personName,
  email: emailText,
  password: newPassword,
});
export type FirstRunBody = z.infer<typeof firstRunBody>;

export const firstRunAnswer = z.object({ team: z.string() });

const role = z.enum(ACCESS_ROLES);

export const teamMemberParams = z.strictObject({ team: z.uuid(), member: z.uuid() });
export const teamInvitationParams = z.strictObject({ team: z.uuid(), invitation: z.uuid() });

export const memberDto = z.object({
  id: z.uuid(),
  name: z.string(),
  initials: z.string(),
  email: z.string(),
  role,
  joinedAt: z.string(),
});
export type MemberDto = z.infer<typeof memberDto>;

export const invitationDto = z.object({
  id: z.uuid(),
  name: z.string(),
  email: z.string(),
  role,
  invitedBy: z.string(),
  createdAt: z.string(),
  expiresAt: z.string(),
  isExpired: z.boolean(),
});
export type InvitationDto = z.infer<typeof invitationDto>;

/** The people of a team by name. Open invitations are for those who may manage members, on the first page; others get none. */
export const membersDto = z.object({
  members: z.array(memberDto),
  invitations: z.array(invitationDto),
  canManage: z.boolean(),
  next: nextPage,
});
export type MembersDto = z.infer<typeof membersDto>;

/** A link that is shown this once and kept nowhere. */
export const oneTimeLink = z.object({ url: z.string(), expiresAt: z.string() });
export type OneTimeLink = z.infer<typeof oneTimeLink>;

export const inviteBody = z.strictObject({ name: personName, email: emailText, role });
export type InviteBody = z.infer<typeof inviteBody>;

/** `seen` is the role that the admin saw: one that another admin changed meanwhile is not overwritten. */
export const changeRoleBody = z.strictObject({ role, seen: role });
export type ChangeRoleBody = z.infer<typeof changeRoleBody>;

const token = z.string().max(100);

/** Name and password are for somebody new; an existing person sends the token alone, signed in. */
export const acceptInvitationBody = z.strictObject({ token, name: personName.optional(), password: newPassword.optional() });
export type AcceptInvitationBody = z.infer<typeof acceptInvitationBody>;
export const acceptedDto = z.object({ team: z.string() });

export const completeResetBody = z.strictObject({ token, password: newPassword });
export type CompleteResetBody = z.infer<typeof completeResetBody>;
export const completedResetDto = z.object({ email: z.string() });

/** One's own password, changed by whoever knows the present one. */
export const changePasswordBody = z.strictObject({ present: z.string().max(256), password: newPassword });
export type ChangePasswordBody = z.infer<typeof changePasswordBody>;

/** What somebody signs with, as it is shown and typed. */
const initialsText = z.string().regex(/^[\p{Lu}\p{Lo}]{1,4}$/u, "One to four letters, written as capitals.");

/** What somebody says of themselves; what is left out stays. A zone of null follows the browser. */
export const profileBody = z.strictObject({
  name: personName.optional(),
  initials: initialsText.optional(),
  zone: zoneText.nullable().optional(),
});
export type ProfileBody = z.infer<typeof profileBody>;
export const profileDto = z.object({ name: z.string(), initials: z.string(), zone: z.string().nullable() });
export type ProfileDto = z.infer<typeof profileDto>;

/** The teams of whoever asks, by name; a token's only one. */
export const teamsDto = z.object({ teams: z.array(z.object({ id: z.uuid(), slug: z.string(), name: z.string(), role })) });
export type TeamsDto = z.infer<typeof teamsDto>;

export const newTeamBody = z.strictObject({ name: nameText(60) });
export type NewTeamBody = z.infer<typeof newTeamBody>;
export const newTeamDto = z.object({ team: z.string() });

/** How many sessions were ended. */
export const endedSessions = z.object({ sessions: z.number() });
export const provedDto = z.object({ provedAt: z.string() });

export const proofBody = z.strictObject({ password: z.string().max(256) });

export const sessionParams = z.strictObject({ session: z.string().regex(/^[0-9a-f]{64}$/) });
/** One browser that is signed in. */
export const sessionDto = z.object({
  id: z.string(),
  /** Such as "Firefox on Linux". */
  browser: z.string(),
  createdAt: z.string(),
  provedAt: z.string(),
  isThis: z.boolean(),
});
export type SessionDto = z.infer<typeof sessionDto>;
export const sessionsDto = z.object({
  viewer: z.object({ id: z.uuid(), name: z.string(), initials: z.string(), email: z.string(), zone: z.string().nullable() }),
  sessions: z.array(sessionDto),
});
export type SessionsDto = z.infer<typeof sessionsDto>;
