import { randomUUID } from "node:crypto";
import type { EffectDto, IntegrationDto, NewAddressDto, NewIntegrationBody, RuleDto } from "@/lib/contracts/integration";
import type { IntegrationKind } from "@/lib/domain/integration/observation";
import { observe } from "@/lib/domain/integration/observe";
import { planEffects } from "@/lib/domain/integration/rule";
import { requireProof } from "@/lib/server/access/proof";
import type { TeamAccess } from "@/lib/server/access/team";
import { db } from "@/lib/server/platform/db";
import { Fault } from "@/lib/server/platform/problem";
import { seal } from "@/lib/server/platform/secret-box";
import { changeTeam } from "@/lib/server/platform/team-change";
import { readRuleReleases } from "./apply";
import { getIntegration } from "./data";
import { newAddress, secretAbout } from "./secret";

const MAX_PER_TEAM = 20;

/** Makes an integration without rules. Needs a fresh proof; answers its address and secret, this once. */
export async function createIntegration(access: TeamAccess, { name, kind }: NewIntegrationBody): Promise<NewAddressDto> {
  requireProof(access.access.viewer);
  const id = randomUUID();
  const teamId = access.team.id;
  const { url, tokenHash, secret } = newAddress();
  await changeTeam({ teamId, viewer: access.access.viewer }, async ({ tx, append }) => {
    if ((await tx.integration.count({ where: { teamId } })) >= MAX_PER_TEAM)
      throw new Fault("wrong-state", `A team has ${MAX_PER_TEAM} integrations at most. Remove one first.`);
    const data = { id, teamId, name, kind, tokenHash, secret: seal(secret, secretAbout(id)) };
    await tx.integration.create({ data, select: { id: true } });
    await append({ type: "integration.created", payload: { integration: { id, name, kind } } });
  });
  return { id, url, secret };
}

/** A new address and secret; the former ones lead nowhere from now on. Needs a fresh proof. */
export async function renewAddress(access: TeamAccess, id: string): Promise<NewAddressDto> {
  requireProof(access.access.viewer);
  const { name } = await getIntegration(access, id);
  const { url, tokenHash, secret } = newAddress();
  await changeTeam({ teamId: access.team.id, viewer: access.access.viewer }, async ({ tx, append }) => {
    const data = { tokenHash, secret: seal(secret, secretAbout(id)) };
    const { count } = await tx.integration.updateMany({ where: { id, teamId: access.team.id }, data });
    if (count === 0) throw new Fault("not-found", "There is no such integration.");
    await append({ type: "integration.secret-renewed", payload: { id, name } });
  });
  return { id, url, secret };
}

/** Replaces the rules that the person saw. They hold for what arrives from now on. Refuses services of other teams. */
export async function setRules(
  access: TeamAccess,
  id: string,
  asked: { version: number; rules: readonly RuleDto[] },
): Promise<IntegrationDto> {
  const present = await getIntegration(access, id);
  await requireServices(access, asked.rules);
  const { version } = asked;
  await changeTeam({ teamId: access.team.id, viewer: access.access.viewer }, async ({ tx, append }) => {
    const data = { rules: [...asked.rules], version: { increment: 1 } };
    const { count } = await tx.integration.updateMany({ where: { id, teamId: access.team.id, version }, data });
    if (count === 0) throw new Fault("stale", "Somebody changed these rules since you opened them.", { details: { present } });
    const payload = { id, name: present.name, version: version + 1, rules: asked.rules.length };
    await append({ type: "integration.rules-changed", payload });
  });
  return getIntegration(access, id);
}

async function requireServices(access: TeamAccess, rules: readonly RuleDto[]): Promise<void> {
  const known = await db().service.findMany({ where: { teamId: access.team.id, archivedAt: null }, select: { id: true } });
  const index = rules.findIndex(({ serviceId }) => !known.some(({ id }) => id === serviceId));
  if (index >= 0) throw new Fault("invalid", "Choose a service of the team.", { path: `rules.${index}.serviceId` });
}

/** What rules would make of a recorded delivery now; changes nothing. */
export async function tryRules(
  access: TeamAccess,
  id: string,
  { delivery, rules }: { delivery: string; rules: readonly RuleDto[] },
): Promise<{ effects: EffectDto[] }> {
  const { kind } = await getIntegration(access, id);
  const row = await db().receivedDelivery.findFirst({ where: { id: delivery, integrationId: id }, select: { event: true, body: true } });
  if (!row) throw new Fault("not-found", "There is no such delivery any more.");
  const releases = await readRuleReleases(access.team.id);
  const planned = observe(kind as IntegrationKind, row.event, row.body).flatMap((one) => planEffects(rules, one, releases));
  return { effects: planned.map(({ rule, release, text }) => ({ rule, release, text })) };
}

/** Removes an integration with what it received. What it reported on releases stays. */
export async function removeIntegration(access: TeamAccess, id: string): Promise<void> {
  const { name } = await getIntegration(access, id);
  await changeTeam({ teamId: access.team.id, viewer: access.access.viewer }, async ({ tx, append }) => {
    const { count } = await tx.integration.deleteMany({ where: { id, teamId: access.team.id } });
    if (count > 0) await append({ type: "integration.removed", payload: { id, name } });
  });
}
