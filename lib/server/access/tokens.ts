import { randomUUID } from "node:crypto";
import type { MadeToken, NewTokenBody, TokenDto, TokensDto } from "@/lib/contracts/token";
import type { TokenFacts } from "@/lib/domain/access/team-event";
import { type TokenScope, tokenPermissions } from "@/lib/domain/access/token";
import type { PersonRef } from "@/lib/domain/release/state";
import { db } from "@/lib/server/platform/db";
import { Fault } from "@/lib/server/platform/problem";
import { newToken } from "@/lib/server/platform/token";
import { changePeople, requireMember } from "./change-people";
import { requireProof } from "./proof";
import type { TeamAccess } from "./team";

const DAY_MS = 86_400_000;
const OWNER = { select: { id: true, name: true, initials: true, disabledAt: true } } as const;

/**
 * Makes a token for a member of the team and answers its secret, this once. Needs a fresh proof; refuses scopes that the
 * owner's role does not give, since the token could never use them.
 */
export async function createToken(access: TeamAccess, { name, owner, scopes, days }: NewTokenBody): Promise<MadeToken> {
  requireProof(access.access.viewer);
  const teamId = access.team.id;
  const { token, tokenHash } = newToken();
  const id = randomUUID();
  const expiresAt = new Date(Date.now() + days * DAY_MS);
  await changePeople(access, async ({ tx, append }) => {
    const { person, role } = await requireMember(tx, teamId, owner);
    if (tokenPermissions(scopes, role).size < scopes.length) {
      throw new Fault("invalid", `${person.name}'s role in the team does not allow all of this; a token never may more than its owner.`, {
        path: "scopes",
      });
    }
    await tx.apiToken.create({ data: { id, teamId, ownerId: owner, name, tokenHash, scopes, expiresAt }, select: { id: true } });
    const facts: TokenFacts = { id, name, scopes, owner: person, expiresAt: expiresAt.toISOString() };
    await append({ type: "token.created", payload: { token: facts } });
  });
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
export async function listTokens({ team }: TeamAccess): Promise<TokensDto> {
  const [rows, members] = await Promise.all([
    db().apiToken.findMany({
      where: { teamId: team.id, revokedAt: null },
      select: { id: true, name: true, scopes: true, createdAt: true, expiresAt: true, lastUsedAt: true, owner: OWNER },
      orderBy: [{ createdAt: "desc" }, { id: "asc" }],
    }),
    db().membership.findMany({ where: { teamId: team.id, user: { disabledAt: null } }, select: { userId: true } }),
  ]);
  const present = new Set(members.map((member) => member.userId));
  const tokens = rows.map(
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
  return { tokens };
}

function deadness(expiresAt: Date, isMember: boolean): TokenDto["dead"] {
  if (!isMember) return "owner-left";
  return expiresAt.getTime() <= Date.now() ? "expired" : null;
}

/** Written by `createToken` only, from the contract's list. */
const scopesOf = ({ scopes }: { scopes: string[] }): TokenScope[] => scopes as TokenScope[];
const refOf = ({ id, name, initials }: PersonRef): PersonRef => ({ id, name, initials });
