import { createHash, randomBytes } from "node:crypto";
import type { ShownBody, ShownDto, StatusAddressDto } from "@/lib/contracts/status-page";
import { tellingOfIncident } from "@/lib/domain/incident/letters";
import { requireProof } from "@/lib/server/access/proof";
import type { TeamAccess } from "@/lib/server/access/team";
import { requireIncident } from "@/lib/server/incident/data";
import { now } from "@/lib/server/platform/clock";
import { env } from "@/lib/server/platform/env";
import { Fault, faultOf } from "@/lib/server/platform/problem";
import type { Access } from "@/lib/server/platform/route";
import { changeTeam } from "@/lib/server/platform/team-change";
import { actorOf } from "@/lib/server/platform/team-events";
import { requireRelease } from "@/lib/server/release/data";

/** Opens the page at a new address, which is answered this once; one that it had before leads nowhere. Needs a fresh proof. */
export async function openStatusPage({ team, access }: TeamAccess): Promise<StatusAddressDto> {
  requireProof(access.viewer);
  const secret = randomBytes(32).toString("base64url");
  await changeTeam({ teamId: team.id, viewer: access.viewer }, async ({ tx, at, append }) => {
    const data = { tokenHash: hashSecret(secret), openedBy: personOf(access), openedAt: at };
    const { count } = await tx.statusPage.updateMany({ where: { teamId: team.id }, data });
    if (count === 0) await tx.statusPage.create({ data: { teamId: team.id, ...data }, select: { teamId: true } });
    await append({ type: "status-page.opened", payload: { isAnew: count > 0 } });
  });
  return { url: new URL(`/status/${secret}`, env().TMINUS_URL).href };
}

/** Switches the page off: its address leads nowhere from now on. Which releases were chosen is kept for another. */
export async function closeStatusPage({ team, access }: TeamAccess): Promise<void> {
  await changeTeam({ teamId: team.id, viewer: access.viewer }, async ({ tx, append }) => {
    const { count } = await tx.statusPage.deleteMany({ where: { teamId: team.id } });
    if (count === 0) throw new Fault("wrong-state", "The team has no status page.");
    await append({ type: "status-page.closed", payload: {} });
  });
}

/** Puts the messages to customers of a release on the team's page, those to come included, or takes them off. Asked twice, it is once. */
export async function showRelease(access: Access, release: string, { isShown }: ShownBody): Promise<ShownDto> {
  const { teamId, details } = (await requireRelease(access, release)).state;
  const facts = { release, service: details.service.name, version: details.toVersion };
  await changeTeam({ teamId, viewer: access.viewer }, async ({ tx, at, append }) => {
    const { count } = isShown
      ? await tx.statusPageRelease.createMany({
          data: [{ releaseId: release, teamId, shownBy: personOf(access), shownAt: at }],
          skipDuplicates: true,
        })
      : await tx.statusPageRelease.deleteMany({ where: { releaseId: release, teamId } });
    if (count === 0) return;
    await append(isShown ? { type: "status-page.release-shown", payload: facts } : { type: "status-page.release-hidden", payload: facts });
  });
  return { isShown };
}

/** Takes the messages to customers of an incident that stands alone off the team's page, or puts them back. Asked twice, it is once. */
export async function showIncident(access: Access, incident: string, { isShown }: ShownBody): Promise<ShownDto> {
  const { state, permissions } = await requireIncident(access, incident);
  const asker = { now: now(), actor: actorOf(access.viewer), permissions };
  const objection = tellingOfIncident(state, asker).mayTell("change what stands on the status page");
  if (objection) throw faultOf(objection);
  const { teamId, severity, title } = state;
  const facts = { incident, severity, title };
  await changeTeam({ teamId, viewer: access.viewer }, async ({ tx, at, append }) => {
    const data = [{ incidentId: incident, teamId, hiddenBy: personOf(access), hiddenAt: at }];
    const { count } = isShown
      ? await tx.statusPageHidden.deleteMany({ where: { incidentId: incident, teamId } })
      : await tx.statusPageHidden.createMany({ data, skipDuplicates: true });
    if (count === 0) return;
    await append(
      isShown ? { type: "status-page.incident-shown", payload: facts } : { type: "status-page.incident-hidden", payload: facts },
    );
  });
  return { isShown };
}

const personOf = ({ viewer: { userId: id, name, initials } }: Access) => ({ id, name, initials });

/** SHA-256, hex. A plain hash is enough: nobody guesses 256 random bits. */
export const hashSecret = (secret: string): string => createHash("sha256").update(secret).digest("hex");
