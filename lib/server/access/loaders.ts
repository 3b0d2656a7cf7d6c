import { headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import type { Permission } from "@/lib/domain/access/permissions";
import { Fault } from "@/lib/server/platform/problem";
import type { Access } from "@/lib/server/platform/route";
import { currentViewer, type Viewer } from "@/lib/server/platform/session";
import { findInvitation, type OpenInvitation } from "./acceptance";
import { getSessions, listMembers } from "./data";
import { findReset } from "./password-reset";
import { requireTeam, type TeamAccess } from "./team";
import { listTokens } from "./tokens";

/** The person looking at a page; everybody else goes to sign in and comes back. */
export async function requireViewer(): Promise<Viewer> {
  const viewer = await currentViewer();
  if (viewer) return viewer;
  const path = (await headers()).get("x-path") ?? "/";
  redirect(path === "/" ? "/sign-in" : `/sign-in?to=${encodeURIComponent(path)}`);
}

/** Access of the viewer to a page, to hand to `data.ts` functions. */
export async function pageAccess(permission: Permission = "release.read"): Promise<Access> {
  return { viewer: await requireViewer(), permission };
}

/** The team of a page's address; `not-found` for one the viewer is no member of. */
export async function pageTeam(slug: string, permission: Permission = "release.read"): Promise<TeamAccess> {
  return orNotFound(requireTeam(await pageAccess(permission), { slug }));
}

/** What a loader found, or null for somebody whose role does not allow it: the page says so in its own words. */
export async function orNotAllowed<T>(found: Promise<T>): Promise<T | null> {
  try {
    return await found;
  } catch (error) {
    if (error instanceof Fault && error.code === "not-permitted") return null;
    throw error;
  }
}

/** What a loader found, or the not-found page. */
export async function orNotFound<T>(found: Promise<T>): Promise<T> {
  try {
    return await found;
  } catch (error) {
    if (error instanceof Fault && error.code === "not-found") notFound();
    throw error;
  }
}

/** Who is in the team, and where the viewer is signed in. */
export async function membersPage(slug: string) {
  const access = await pageTeam(slug, "member.read");
  const [members, sessions] = await Promise.all([listMembers(access), getSessions(access.access.viewer)]);
  return { members, sessions };
}

/** The team's API tokens, and the members that may own one; null for those who may not manage them. */
export async function tokensPage(slug: string) {
  const access = await orNotAllowed(pageTeam(slug, "settings.manage"));
  if (!access) return null;
  const [{ members }, tokens] = await Promise.all([listMembers(access), listTokens(access)]);
  return { members, tokens };
}

/** What a link of invitation leads to, and who follows it; null for a link that was used, taken back or is too old. */
export async function invitationPage(token: string): Promise<{ invitation: OpenInvitation; viewer: Viewer | null } | null> {
  const invitation = await findInvitation(token);
  return invitation && { invitation, viewer: await currentViewer() };
}

/** Whose password a link sets anew; null for a link that was used, replaced or is too old. */
export const resetPage = findReset;
