import { addMinutes, type Instant } from "@/lib/domain/time/instant";
import { db } from "@/lib/server/platform/db";
import { env } from "@/lib/server/platform/env";
import { hashPassword } from "@/lib/server/platform/password";
import { seedAudiences } from "./audiences";
import { seedCanary } from "./canary";
import { type DemoTeam, PARTS, type PartKey, PLATFORM_PARTS, ROLE_WORDS, ZONE } from "./cast";
import { seedComing } from "./coming";
import { seedDeliveries } from "./deliveries";
import { seedHotfix } from "./hotfix";
import { seedInFlight } from "./in-flight";
import { seedOpenIncident } from "./incidents";
import { deliverTold } from "./notices";
import { readablePassword } from "./password";
import { seedCompleted, seedRolledBack } from "./past";
import { planOf } from "./plans";
import { openRoom } from "./room";
import { addService, foundTeam } from "./team";
import { roundDown, workday } from "./times";

const DAY = 24 * 60;
const SIGN_INS = "demo-sign-ins";

/** How to be one of the demo's people. All share one password, made anew for each demo. */
export type SignIn = { readonly role: string; readonly name: string; readonly email: string; readonly password: string };

/**
 * Makes the demo through the application's own commands, with the command clock moved, so that it is alive relative to
 * `now`. Answers with its sign-ins, which it also keeps in the installation. A demo that is already there is left as it is.
 * Throws for a real installation, and for a database that holds a team which is not the demo's.
 */
export async function seedDemo({ now }: { now: Instant }): Promise<readonly SignIn[]> {
  const known = await findDemo();
  if (known) return known;
  const password = readablePassword();
  const founded = addMinutes(now, -190 * DAY);
  const shared = { passwordHash: await hashPassword(password), zone: ZONE, at: founded };
  const team = await foundTeam({ name: "Payments", parts: PARTS, ...shared });
  const services = await seedServices(team, founded);
  await seedAudiences(team, founded);
  await seedDeliveries({ team, services, now });
  await seedRolledBack({ team, service: services.auth, t0: roundDown(addMinutes(now, -15 * DAY)) });
  await seedCompleted({ team, service: services.checkout, t0: roundDown(addMinutes(now, -9 * DAY)) });
  await seedComing({ team, services, now });
  await seedHotfix({ team, service: services.invoice, now });
  await seedCanary({ team, service: services.auth, now });
  await seedInFlight({ team, service: services.checkout, now });
  await seedOpenIncident(team, now);
  await seedPlatform(team, { now, ...shared });
  await deliverTold();
  await skipReceipts();
  const signIns = signInsOf(password);
  await db().installation.create({ data: { key: SIGN_INS, value: JSON.stringify(signIns) }, select: { key: true } });
  return signIns;
}

/** The sign-ins of the demo that is there; null where there is nothing yet. */
async function findDemo(): Promise<readonly SignIn[] | null> {
  const mode = await db().installation.findUnique({ where: { key: "mode" }, select: { value: true } });
  if (env().TMINUS_MODE === "real" || mode?.value === "real") throw new Error("This is a real installation: demo data is not made in it.");
  const known = await db().installation.findUnique({ where: { key: SIGN_INS }, select: { value: true } });
  const team = await db().team.findFirst({ select: { name: true } });
  if (known && team) return JSON.parse(known.value) as SignIn[];
  if (!team) return null;
  throw new Error(`The database holds the team “${team.name}”, which no finished demo made. Demo data needs an empty database.`);
}

/** What the demo begins with was signed long ago: its people have their receipts. */
async function skipReceipts(): Promise<void> {
  await db()
    .$executeRaw`INSERT INTO notice_cursor ("releaseId", seq, "checkedAt") SELECT id, seq, '-infinity' FROM release ON CONFLICT DO NOTHING`;
}

/** What the services of both worked examples of the guide have in common. */
const USUAL = { application: "microservices", platform: "kubernetes", riskTolerance: "balanced" } as const;

async function seedServices(team: DemoTeam, at: Instant) {
  const by = team.people.manager;
  return {
    checkout: await addService(team, {
      by,
      at,
      name: "checkout-service",
      description: "Basket, payment and order confirmation of the shop.",
      profile: { ...USUAL, facilities: ["git-ops", "prometheus"], compliance: ["pci-dss"] },
    }),
    auth: await addService(team, {
      by,
      at,
      name: "auth-service",
      description: "Sign-in and sessions of everything that has users.",
      profile: { ...USUAL, facilities: ["service-mesh", "rollout-controller", "prometheus"], compliance: [] },
    }),
    invoice: await addService(team, {
      by,
      at,
      name: "invoice-service",
      description: "Invoices, credit notes and the monthly billing run.",
      limits: [
        { metric: "p95", name: null, compare: "relative", unit: "%", better: "lower", proceed: 20, rollBack: 50 },
        { metric: "business", name: "Invoices sent", compare: "relative", unit: "%", better: "higher", proceed: -10, rollBack: -30 },
      ],
    }),
  };
}

async function seedPlatform(
  { people: { admin } }: DemoTeam,
  { now, ...shared }: { now: Instant; passwordHash: string; zone: string; at: Instant },
) {
  const team = await foundTeam({ name: "Platform", parts: PLATFORM_PARTS, guest: admin, ...shared });
  const { lead, engineer, reviewer } = team.people;
  const service = await addService(team, {
    by: lead,
    at: shared.at,
    name: "image-registry",
    description: "Container images of all teams.",
  });
  const roster = [
    { role: "deployer", userId: engineer.id },
    { role: "approver", userId: reviewer.id },
  ] as const;
  const t0 = workday(now, { zone: ZONE, days: 3, time: "10:00" });
  const body = planOf(service, { t0 }, { fromVersion: "v4.1.0", toVersion: "v4.2.0", roster: [...roster] });
  await openRoom({ team, people: Object.values(team.people) }, { by: lead, at: addMinutes(now, -DAY), body });
}

function signInsOf(password: string): SignIn[] {
  const keys = Object.keys(PARTS) as PartKey[];
  const { lead } = PLATFORM_PARTS;
  return [
    ...keys.map((key) => ({ role: ROLE_WORDS[key], name: PARTS[key].name, email: PARTS[key].email, password })),
    { role: "Another team", name: lead.name, email: lead.email, password },
  ];
}
