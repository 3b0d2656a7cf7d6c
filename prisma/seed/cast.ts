import type { ReleaseRole } from "@/lib/domain/access/roles";
import type { NewReleaseBody } from "./room";
import type { Part, SeedTeam } from "./team";

/** Zone of the releases and of most people; the approver reads everything from London. */
export const ZONE = "America/New_York";

/**
 * The people of the demo's team. Deployer and approver are the two of the reference's first example; the others are named by
 * what they do, so that nobody has to learn names.
 */
export const PARTS = {
  alice: { name: "Alice Smith", email: "alice.smith@example.com", access: "member" },
  bob: { name: "Bob Jones", email: "bob.jones@example.com", access: "member", zone: "Europe/London" },
  commander: { name: "Incident commander", email: "incident.commander@example.com", access: "member" },
  communications: { name: "Communications lead", email: "communications.lead@example.com", access: "member" },
  support: { name: "Support lead", email: "support.lead@example.com", access: "member" },
  primary: { name: "Primary SRE", email: "primary.sre@example.com", access: "member" },
  secondary: { name: "Secondary SRE", email: "secondary.sre@example.com", access: "member", zone: "Europe/London" },
  qa: { name: "QA analyst", email: "qa.analyst@example.com", access: "member" },
  database: { name: "Database engineer", email: "database.engineer@example.com", access: "member" },
  product: { name: "Product owner", email: "product.owner@example.com", access: "member" },
  manager: { name: "Release manager", email: "release.manager@example.com", access: "manager" },
  agent: { name: "Support agent", email: "support.agent@example.com", access: "viewer" },
  admin: { name: "Team admin", email: "team.admin@example.com", access: "admin" },
} as const satisfies Record<string, Part>;

export type PartKey = keyof typeof PARTS;
export type DemoTeam = SeedTeam<PartKey>;

/** What each of them does, as the sign-in page says it. */
export const ROLE_WORDS: Record<PartKey, string> = {
  alice: "Deployer",
  bob: "Approver",
  commander: "Incident commander",
  communications: "Communications lead",
  support: "Support lead",
  primary: "Primary on-call",
  secondary: "Secondary on-call",
  qa: "Subject expert, tests",
  database: "Subject expert, database",
  product: "Subject expert, product",
  manager: "Plans releases",
  agent: "Reads, confirms briefings",
  admin: "Members and settings",
};

/** A second, tiny team: nothing of the first may be seen from it, nor the other way round. */
export const PLATFORM_PARTS = {
  lead: { name: "Platform lead", email: "platform.lead@example.com", access: "manager" },
  engineer: { name: "Platform engineer", email: "platform.engineer@example.com", access: "member" },
  reviewer: { name: "Platform reviewer", email: "platform.reviewer@example.com", access: "member" },
} as const satisfies Record<string, Part>;

/** Who does what on a release of the demo; `secondary` and the rest may be given to others. */
const USUAL = [
  ["deployer", "alice"],
  ["approver", "bob"],
  ["commander", "commander"],
  ["communications-lead", "communications"],
  ["support-lead", "support"],
  ["primary-on-call", "primary"],
  ["secondary-on-call", "secondary"],
  ["expert", "qa"],
  ["expert", "database"],
  ["expert", "product"],
] as const satisfies readonly (readonly [ReleaseRole, PartKey])[];

/** The roster of a release of the demo's team, some roles given to somebody else. */
export function demoRoster(team: DemoTeam, instead: Partial<Record<ReleaseRole, PartKey>> = {}): NewReleaseBody["roster"] {
  return USUAL.map(([role, key]) => ({ role, userId: team.people[instead[role] ?? key].id }));
}
