import { createHash, randomUUID } from "node:crypto";
import { type Permission, permissionsOf } from "@/lib/domain/access/permissions";
import type { AccessRole } from "@/lib/domain/access/roles";
import type { CommandContext } from "@/lib/domain/release/command";
import type { Actor } from "@/lib/domain/release/event";
import type { PersonRef, ReleaseState } from "@/lib/domain/release/state";
import { canonicalJson } from "@/lib/domain/text/canonical-json";
import { now } from "@/lib/server/platform/clock";
import type { Access } from "@/lib/server/platform/route";
import { actorOf, CLOCK } from "@/lib/server/platform/team-events";
import { permissionsFor } from "@/lib/server/platform/token";
import { rolesOf } from "./mappers";
import { type Policies, rulesInForce } from "./rules";

const MINUTE_MS = 60_000;

/** A system outside that reports to a team. It never signs, decides or holds: `TOKEN_PERMISSIONS` is the most it may. */
export type Machine = {
  readonly machine: Actor & { readonly kind: "token" };
  readonly teamId: string;
  readonly permissions: ReadonlySet<Permission>;
  readonly permission: Permission;
};

type Parts = { state: ReleaseState; asker: Access | Machine | "system"; role: AccessRole | null; members: ReadonlySet<string> | null } & {
  readonly policies?: Policies;
};

/** Everything that `decide` may know besides the state, from this request, this moment and this database. */
export function contextOf({ state, asker, role, members, policies = [] }: Parts): CommandContext {
  const viewer = asker !== "system" && "viewer" in asker ? asker.viewer : null;
  const machine = asker !== "system" && "machine" in asker ? asker : null;
  // A token stands on no roster, whatever its owner does on this release.
  const roles = viewer && !viewer.token ? rolesOf(state, viewer.userId) : [];
  return {
    now: now(),
    actor: viewer ? actorOf(viewer) : (machine?.machine ?? CLOCK),
    access: role,
    roles,
    permissions: machine?.permissions ?? (viewer && role ? permissionsFor(viewer, role, roles) : new Set()),
    members,
    rules: rulesInForce(state, policies),
    newId: randomUUID,
    digestOf: contentDigest,
    proofAgeMinutes: viewer ? (Date.now() - Date.parse(viewer.provedAt)) / MINUTE_MS : null,
  };
}

type Somebody = { state: ReleaseState; person: PersonRef; role: AccessRole; members: ReadonlySet<string> | null };

/** As `contextOf`, for a member who asks for nothing at this moment: what there is for them to do. */
export function contextFor({ state, person, role, members }: Somebody): CommandContext {
  const roles = rolesOf(state, person.id);
  return {
    ...contextOf({ state, asker: "system", role, members }),
    actor: { kind: "person", id: person.id, name: person.name, initials: person.initials },
    roles,
    permissions: permissionsOf(role, roles),
  };
}

/** SHA-256 of the canonical JSON of a gate's content, hex. */
export function contentDigest(content: unknown): string {
  return createHash("sha256").update(canonicalJson(content)).digest("hex");
}
