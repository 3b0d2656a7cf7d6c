import { type Permission, permissionsOf, type TOKEN_PERMISSIONS } from "./permissions";
import type { AccessRole } from "./roles";

/** What a token may be made for. It never signs, decides, closes, holds or sends: there is no scope for that. */
export const TOKEN_SCOPES = ["read", "tick", "readings", "flag", "notes"] as const;
export type TokenScope = (typeof TOKEN_SCOPES)[number];

/** A token that asks: who it is in the log, and where and for what it counts. */
export type TokenIdentity = {
  readonly id: string;
  readonly name: string;
  readonly teamId: string;
  readonly scopes: readonly TokenScope[];
};

/** What makes a leaked token recognisable to people and to scanners for secrets. */
export const TOKEN_PREFIX = "tminus_";

/** A token lasts this many days at most. */
export const MAX_TOKEN_DAYS = 90;

const PERMISSIONS_OF: Record<TokenScope, readonly (typeof TOKEN_PERMISSIONS)[number][]> = {
  read: ["release.read", "incident.read"],
  tick: ["item.tick"],
  readings: ["reading.record"],
  flag: ["flag.raise"],
  notes: ["incident.note"],
};

/** What a token's scopes allow, and never more than its owner's role in the team does. Roster roles do not count. */
export function tokenPermissions(scopes: readonly TokenScope[], owner: AccessRole): ReadonlySet<Permission> {
  const own = permissionsOf(owner, []);
  return new Set(scopes.flatMap((scope) => PERMISSIONS_OF[scope]).filter((permission) => own.has(permission)));
}
