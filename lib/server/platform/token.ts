import { createHash, randomBytes } from "node:crypto";
import { type Permission, permissionsOf } from "@/lib/domain/access/permissions";
import type { AccessRole, ReleaseRole } from "@/lib/domain/access/roles";
import { TOKEN_PREFIX, tokenPermissions } from "@/lib/domain/access/token";
import { pool } from "./db";
import { log } from "./log";
import { Fault } from "./problem";
import type { Viewer } from "./session";

const BEARER = /^Bearer +(tminus_[A-Za-z0-9_-]{43})$/i;

/** A fresh token with 256 random bits. Only `tokenHash` may be stored; the token is shown once. */
export function newToken(): { token: string; tokenHash: string } {
  const token = `${TOKEN_PREFIX}${randomBytes(32).toString("base64url")}`;
  return { token, tokenHash: hashOf(token) };
}

/** SHA-256, hex. A plain hash is enough: nobody guesses 256 random bits. */
const hashOf = (token: string): string => createHash("sha256").update(token).digest("hex");

// The membership is part of the question: an owner who was removed or disabled leaves a dead token at once.
const FIND = {
  name: "token-viewer",
  text: `SELECT t.id AS token, t.name AS "tokenName", t."teamId", t.scopes, u.id, u.name, u.initials, u.email, u.zone,
      (t."lastUsedAt" IS NULL OR t."lastUsedAt" < date_trunc('hour', now())) AS "isFirstInHour"
    FROM api_token t JOIN "user" u ON u.id = t."ownerId"
    JOIN membership m ON m."teamId" = t."teamId" AND m."userId" = t."ownerId"
    WHERE t."tokenHash" = $1 AND t."revokedAt" IS NULL AND t."expiresAt" > now() AND u."disabledAt" IS NULL`,
};
const NOTE_USE = {
  name: "token-used",
  text: `UPDATE api_token SET "lastUsedAt" = date_trunc('hour', now())
    WHERE id = $1 AND ("lastUsedAt" IS NULL OR "lastUsedAt" < date_trunc('hour', now()))`,
};

/** Whom an Authorization header stands for; null when it is no token, or one that is not valid (any more). */
export async function viewerOfToken(authorization: string): Promise<Viewer | null> {
  const token = BEARER.exec(authorization)?.[1];
  if (!token) return null;
  const { rows } = await pool().query({ ...FIND, values: [hashOf(token)] });
  const row = rows[0];
  if (!row) return null;
  if (row.isFirstInHour) await noteUse(row.token);
  return {
    userId: row.id,
    name: row.name,
    initials: row.initials,
    email: row.email,
    zone: row.zone,
    // A token has no session, and proves nothing about a person.
    sessionHash: "",
    provedAt: new Date(0).toISOString(),
    token: { id: row.token, name: row.tokenName, teamId: row.teamId, scopes: row.scopes },
  };
}

/** A use that cannot be noted (a disk that is full) keeps no pipeline from asking. */
async function noteUse(token: string): Promise<void> {
  await pool()
    .query({ ...NOTE_USE, values: [token] })
    .catch((error: Error) => log.warn({ error: error.message }, "the use of a token could not be noted"));
}

/** Everything that whoever asks may do, given the role in the team and the roles on the release at hand. */
export function permissionsFor({ token }: Viewer, role: AccessRole, roles: readonly ReleaseRole[] = []): ReadonlySet<Permission> {
  return token ? tokenPermissions(token.scopes, role) : permissionsOf(role, roles);
}

/** Whether this is a token of another team: its owner's other memberships are not its own. */
export function isForeignToTeam({ token }: Viewer, teamId: string): boolean {
  return token !== undefined && token.teamId !== teamId;
}

/** The condition on a team with the token's own added. */
export function inTokenTeam<Key extends { id: string } | { slug: string }>({ token }: Viewer, key: Key) {
  return token ? { AND: [key, { id: token.teamId }] } : key;
}

export const tokenScopeFault = (): Fault =>
  new Fault("not-permitted", "The scopes of this token, or its owner's role, do not allow this. An admin of the team can make another.");
