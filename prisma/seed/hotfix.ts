import { addMinutes, type Instant } from "@/lib/domain/time/instant";
import { link } from "./answers";
import { type DemoTeam, demoRoster } from "./cast";
import { INVOICE_182, planOf } from "./plans";
import { type Answers, openRoom, type Room, runAs, signGate, workThrough } from "./room";
import { roundDown } from "./times";

/** Minutes from the declaration to the present of the demo. */
const DECLARED = 74;

type Seeding = { readonly team: DemoTeam; readonly service: { readonly id: string; readonly name: string }; readonly now: Instant };

/**
 * invoice-service v1.8.2, a hotfix declared 74 minutes ago: assessed, developed and tested, the commander agrees, and the approver
 * is waited for. Others than those of the releases in flight do it, so that everybody's day has something in it.
 */
export async function seedHotfix({ team, service, now }: Seeding): Promise<Room> {
  const { manager, primary, commander } = team.people;
  const declaredAt = addMinutes(now, -DECLARED);
  const since = (minutes: number): Instant => addMinutes(declaredAt, minutes);
  const hotfix = {
    severity: "high",
    description: "Invoices with more than one tax rate are not made: 214 of today's wait, all others are sent as usual.",
    declaredAt,
  } as const;
  const roster = demoRoster(team, { deployer: "primary", approver: "secondary" });
  const own = { fromVersion: "v1.8.1", toVersion: "v1.8.2", roster, hotfix, ...INVOICE_182 };
  const body = planOf(service, { t0: roundDown(addMinutes(now, 25)) }, { ...own, changes: [...own.changes], risks: [...own.risks] });
  const room = await openRoom({ team, people: Object.values(team.people) }, { by: manager, at: since(4), body });
  const answers = answersOf(team);
  for (const { phase, from, to } of CLOSED) {
    await workThrough(room, { phase, from: since(from), to: since(to), answers });
    await runAs(room, primary, { type: "phase.close", phase }, since(to + 0.5));
  }
  await workThrough(room, { phase: "approval", from: since(66), to: since(71), answers });
  const comment = "Agreed. It is the smallest change that makes them whole again.";
  await signGate(room, { phase: "approval", role: "commander", by: commander, at: since(72), comment });
  return room;
}

/** Minutes from the declaration. */
const CLOSED = [
  { phase: "assessment", from: 6, to: 19 },
  { phase: "development", from: 24, to: 43 },
  { phase: "testing", from: 46, to: 63 },
] as const;

function answersOf({ people: { commander, qa, database } }: DemoTeam): Answers {
  return {
    "issue-reproduced": { note: "Two positions, 19 % and 7 %, total 10.03: the run stops at this invoice." },
    "impact-known": { note: "214 invoices since 06:00, counted. No wrong one was sent." },
    "severity-set": { by: commander, value: "p1", note: "High: money is late, nothing is lost." },
    "cause-known": { by: database, note: "v1.8.1 rounds each rate by itself; the sum differs by a cent and is refused." },
    "incident-declared": link("incidents", "invoice-service-v1.8.1", "Incident with its times"),
    "workarounds-weighed": { note: "v1.8.0 has the same fault for credit notes; there is no flag." },
    "change-minimal": link("git", "invoice-service/compare/v1.8.1...v1.8.2", "1 file, 6 lines"),
    "fix-reviewed": { by: qa, ...link("git", "invoice-service/reviews/v1.8.2", "Review, all 6 lines read") },
    "hotfix-build-green": link("ci", "invoice-service/v1.8.2/build", "Build and tests green"),
    "hotfix-scanned": { by: qa, ...link("ci", "invoice-service/v1.8.2/security", "Scan report: 0 critical, 0 high") },
    "change-management-told": { by: commander, value: "afterwards" },
    "hotfix-customer-text-ready": link("wiki", "invoice-service/v1.8.2/customer-text", "Approved text for customers"),
  };
}
