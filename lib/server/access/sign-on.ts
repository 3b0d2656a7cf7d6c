import type { ProviderClaims, SignOnProblem } from "@/lib/contracts/single-sign-on";
import { rolesOfGroups } from "@/lib/domain/access/group-mapping";
import type { PersonRef } from "@/lib/domain/release/state";
import { db } from "@/lib/server/platform/db";
import type { SignedClaims } from "@/lib/server/platform/oidc";
import type { Viewer } from "@/lib/server/platform/session";
import { singleSignOn } from "@/lib/server/platform/single-sign-on";
import { isUniqueViolation } from "@/lib/server/platform/unique-violation";
import { followGroups, groupsOf } from "./follow-groups";
import { createPerson } from "./founding";

type SignOn = { readonly ok: true; readonly userId: string } | { readonly ok: false; readonly reason: SignOnProblem };

const refused = (reason: SignOnProblem): SignOn => ({ ok: false, reason });

/**
 * Who it is that the provider signed in, by its subject alone, and their memberships after its groups. Somebody new gets an account
 * where their groups lead to a team or an invitation waits for their verified address. An address never opens an account that
 * somebody can sign in to already. With somebody signed in here, only that person may come back.
 */
export async function signOn(claims: SignedClaims, viewer: Viewer | null): Promise<SignOn> {
  const known = await findPerson(claims);
  if (viewer && viewer.userId !== known?.id) return refused("other-person");
  if (known?.disabledAt) return refused("disabled");
  const found = known ? { ok: true as const, person: known } : await welcome(claims);
  if (!found.ok) return found;
  await followGroups(found.person, claims);
  return { ok: true, userId: found.person.id };
}

const PERSON = { id: true, name: true, initials: true, disabledAt: true } as const;

async function findPerson({ iss: issuer, sub: subject }: ProviderClaims) {
  const identity = await db().identity.findUnique({ where: { issuer_subject: { issuer, subject } }, select: { user: { select: PERSON } } });
  return identity?.user ?? null;
}

type Welcomed = { readonly ok: true; readonly person: PersonRef } | Extract<SignOn, { ok: false }>;

/** Somebody whom this installation has not seen by that subject. */
async function welcome(claims: SignedClaims): Promise<Welcomed> {
  const { email } = claims;
  if (email === undefined || claims.email_verified !== true) return { ok: false, reason: "no-verified-email" };
  const holder = await findHolder(email);
  if (holder?.disabledAt) return { ok: false, reason: "disabled" };
  if (holder?.canSignIn) return { ok: false, reason: "address-taken" };
  if (!holder && !(await isExpected(claims, email))) return { ok: false, reason: "not-invited" };
  try {
    return { ok: true, person: await store(claims, email, holder) };
  } catch (error) {
    // The same person in two tabs at the same moment: the other one made the account.
    const other = await findPerson(claims);
    if (other && isUniqueViolation(error)) return { ok: true, person: other };
    throw error;
  }
}

/** Whose address it is here, and whether they have a way in already. */
async function findHolder(email: string) {
  const row = await db().user.findUnique({
    where: { email },
    select: { ...PERSON, passwordHash: true, identities: { select: { subject: true } } },
  });
  return row && { ...row, canSignIn: row.passwordHash !== null || row.identities.length > 0 };
}

async function isExpected(claims: SignedClaims, email: string): Promise<boolean> {
  const wanted = rolesOfGroups(singleSignOn()?.groups ?? {}, groupsOf(claims));
  const [team, invitation] = await Promise.all([
    db().team.findFirst({ where: { slug: { in: [...wanted.keys()] } }, select: { id: true } }),
    db().invitation.findFirst({
      where: { email, acceptedAt: null, revokedAt: null, expiresAt: { gt: new Date() } },
      select: { id: true },
    }),
  ]);
  return team !== null || invitation !== null;
}

function store(claims: SignedClaims, email: string, holder: PersonRef | null): Promise<PersonRef> {
  const name = claims.name ?? claims.preferred_username ?? email.split("@")[0] ?? email;
  return db().$transaction(async (tx) => {
    const person = holder ?? (await createPerson(tx, { name, email, passwordHash: null }));
    await tx.identity.create({ data: { issuer: claims.iss, subject: claims.sub, userId: person.id }, select: { userId: true } });
    return { id: person.id, name: person.name, initials: person.initials };
  });
}
