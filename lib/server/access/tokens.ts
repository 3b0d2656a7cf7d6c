import { randomUUID } from "node:crypto";
import type { MadeToken, NewTokenBody, TokenDto, TokensDto } from "@/lib/contracts/token";
import type { TeamEvent, TokenFacts } from "@/lib/domain/access/team-event";
import { type TokenScope, tokenPermissions } from "@/lib/domain/access/token";
import type { PersonRef } from "@/lib/domain/release/state";
import { db } from "@/lib/server/platform/db";
import { type Paging, placeOf, takeOf, toPage } from "@/lib/server/platform/page";
import { Fault } from "@/lib/server/platform/problem";
import type { TeamChanging } from "@/lib/server/platform/team-change";
import { appendTeamEvent } from "@/lib/server/platform/team-events";
import { newToken } from "@/lib/server/platform/token";
import { changePeople, requireMember } from "./change-people";
import { requireProof } from "./proof";
import type { TeamAccess } from "./team";
import { OPERATOR } from "./way-back";

const DAY_MS = 86_400_000;
const OWNER = { select: { id: true, name: true, initials: true, disabledAt: true } } as const;

/**
 * Makes a token for a member of the team and answers its secret, this once. Needs a fresh proof; refuses scopes that the
 * owner's role does not give, since the token could never use them.
 */
export async function createToken(access: TeamAccess, body: NewTokenBody): Promise<MadeToken> {
  requireProof(access.access.viewer);
  return changePeople(access, (changing) => storeToken(changing, access.team.id, body));
}

/**
 * The same from the command line of the server, whose operator needs no admin: the log says that they did it. `owner` is an
 * address. Throws `not-found` for a team or member that there is not.
 */
export async function issueToken(slug: string, email: string, wanted: Omit<NewTokenBody, "owner">): Promise<MadeToken> {
  const team = await db().team.findUnique({ where: { slug }, select: { id: true } });
  if (!team) throw new Fault("not-found", `There is no team ${slug}.`);
  const owner = await db().user.findFirst({
    where: { email: email.trim().toLowerCase(), memberships: { some: { teamId: team.id } } },
    select: { id: true },
  });
  if (!owner) throw new Fault("not-found", `Nobody in the team ${slug} has the address ${email}.`);
  const occurredAt = new Date().toISOString();
  return db().$transaction((tx) => {
    const append = (event: TeamEvent) => appendTeamEvent(tx, { ...event, teamId: team.id, actor: OPERATOR, occurredAt });
    return storeToken({ tx, append }, team.id, { ...wanted, owner: owner.id });
  });
}

async function storeToken({ tx, append }: Pick<TeamChanging, "tx" | "append">, teamId: string, body: NewTokenBody): Promise<MadeToken> {
  const { name, owner, scopes, days } = body;
  const { token, tokenHash } = newToken();
  const id = randomUUID();
  const expiresAt = new Date(Date.now() + days * DAY_MS);
  const { person, role } = await requireMember(tx, teamId, owner);
  if (scopes.some((scope) => tokenPermissions([scope], role).size === 0)) {
    throw new Fault("invalid", `${person.name}'s role in the team does not allow all of this; a token can never do more than its owner.`, {
      path: "scopes",
    });
  }
  await tx.apiToken.create({ data: { id, teamId, ownerId: owner, name, tokenHash, scopes, expiresAt }, select: { id: true } });
  const facts: TokenFacts = { id, name, scopes, owner: person, expiresAt: expiresAt.toISOString() };
  await append({ type: "token.created", payload: { token: facts } });
  return { id, token, expiresAt: expiresAt.toISOString() };
}

/** Ends a token at once. Not found for one that is revoked already. */
export async function revokeToken(access: TeamAccess, id: string): Promise<void> {
  await changePeople(access, async ({ tx, append }) => {
    const [row] = await tx.apiToken.updateManyAndReturn({
      where: { id, teamId: access.team.id, revokedAt: null },
      data: { revokedAt: new Date() },
      select: { id: true, name: true, scopes: true, expiresAt: true, owner: OWNER },
    });
    if (!row) throw new Fault("not-found", "There is no such token.");
    const { expiresAt, owner, ...rest } = row;
    const token = { ...rest, scopes: scopesOf(row), owner: refOf(owner), expiresAt: expiresAt.toISOString() };
    await append({ type: "token.revoked", payload: { token } });
  });
}

/** The tokens of a team, newest first. Revoked ones stand in the log only; dead ones stay in sight until somebody revokes them. */
export async function listTokens({ team }: TeamAccess, paging: Paging = null): Promise<TokensDto> {
  const scope = { list: "tokens", owner: team.id } as const;
  const place = placeOf(scope, paging);
  const [rows, members] = await Promise.all([
    db().apiToken.findMany({
      where: { teamId: team.id, revokedAt: null, ...(place ? olderThan(place) : {}) },
      select: { id: true, name: true, scopes: true, createdAt: true, expiresAt: true, lastUsedAt: true, owner: OWNER },
      orderBy: [{ createdAt: "desc" }, { id: "asc" }],
      ...takeOf(paging),
    }),
    db().membership.findMany({ where: { teamId: team.id, user: { disabledAt: null } }, select: { userId: true } }),
  ]);
  const present = new Set(members.map((member) => member.userId));
  const { shown, next } = toPage(scope, paging, { rows, place: ({ createdAt, id }) => [createdAt.toISOString(), id] });
  const tokens = shown.map(
    (row): TokenDto => ({
      id: row.id,
      name: row.name,
      scopes: scopesOf(row),
      owner: refOf(row.owner),
      createdAt: row.createdAt.toISOString(),
      expiresAt: row.expiresAt.toISOString(),
      lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
      dead: deadness(row.expiresAt, present.has(row.owner.id)),
    }),
  );
  return { tokens, next };
}

const olderThan = ([createdAt = "", id = ""]: readonly string[]) => ({
  OR: [{ createdAt: { lt: createdAt } }, { createdAt, id: { gt: id } }],
});

function deadness(expiresAt: Date, isMember: boolean): TokenDto["dead"] {
  if (!isMember) return "owner-left";
  return expiresAt.getTime() <= Date.now() ? "expired" : null;
}

/** Written by `createToken` only, from the contract's list. */
const scopesOf = ({ scopes }: { scopes: string[] }): TokenScope[] => scopes as TokenScope[];
const refOf = ({ id, name, initials }: PersonRef): PersonRef => ({ id, name, initials });
