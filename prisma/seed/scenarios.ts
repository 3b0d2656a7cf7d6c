import { addMinutes, type Instant } from "@/lib/domain/time/instant";
import { env } from "@/lib/server/platform/env";
import { hashPassword } from "@/lib/server/platform/password";
import { type DemoTeam, demoRoster, PARTS, type PartKey, ZONE } from "./cast";
import { planOf } from "./plans";
import { inRole, onAxis, openRoom, type Room, runAs, signGate, workThrough } from "./room";
import { addService, foundTeam, uniqueMark } from "./team";

/**
 * Where a release stands when a test begins, each further than the one before: a team with a service and no release; planned;
 * the go asked for (T-48h closed, T-2h resolved); ready to be started; T-0 resolved and not signed; being rolled back.
 */
export const SCENARIOS = ["team", "planned", "go", "ready", "awaiting", "rolling-back"] as const;
export type ScenarioName = (typeof SCENARIOS)[number];

/** Minutes from now to the planned T-0 where the test does not say. */
const MINUTES: Record<ScenarioName, number> = { team: 0, planned: 3 * 24 * 60, go: 60, ready: 5, awaiting: -15, "rolling-back": -20 };

export type ScenarioOptions = {
  /** Minutes from now to the planned T-0. Not after now where the deployment was started. */
  readonly minutes?: number;
  /** `required`: the release is critical. `named`: a commander is on the roster only. `none`: not even that. */
  readonly commander?: "required" | "named" | "none";
};

type ScenarioPerson = {
  readonly id: string;
  readonly name: string;
  readonly initials: string;
  readonly email: string;
  readonly password: string;
};

export type Scenario = {
  readonly team: { readonly id: string; readonly slug: string; readonly name: string };
  readonly service: { readonly id: string; readonly name: string };
  /** checkout-service v2.2.5 to v2.3.0; `path` is that of its room. Null in `team`. */
  readonly release: { readonly id: string; readonly path: string } | null;
  /** `alice` deploys, `bob` approves, `commander`, `manager`, `agent` (a viewer) and so on, as in the demo. */
  readonly people: Readonly<Record<PartKey, ScenarioPerson>>;
};

/** Everybody's password in a scenario. Known to all, therefore in test mode only. */
export const SCENARIO_PASSWORD = "correct horse battery";

let hash: Promise<string> | undefined;

/**
 * Makes a team of its own, with people who can sign in, and a release at some point of its course: through the commands,
 * everything in the past. Tests that share a database do not meet. Throws outside of test mode.
 */
export async function seedScenario(name: ScenarioName, options: ScenarioOptions = {}): Promise<Scenario> {
  if (env().TMINUS_MODE !== "test") throw new Error("Scenarios have passwords that everybody knows: they are made in test mode only.");
  const now = new Date().toISOString();
  const minutes = options.minutes ?? MINUTES[name];
  if ((name === "awaiting" || name === "rolling-back") && minutes > -MINUTES_STARTED) {
    throw new Error(`In “${name}” T-0 is at least ${MINUTES_STARTED} minutes ago.`);
  }
  const t0 = addMinutes(now, minutes);
  const begin = addMinutes(now, Math.min(minutes, 0) - LEAD_MINUTES);
  const team = await foundScenarioTeam(addMinutes(begin, -60));
  const service = await addService(team, {
    by: team.people.manager,
    at: addMinutes(begin, -30),
    name: "checkout-service",
    description: "",
  });
  const room = name === "team" ? null : await planScenario(team, { service, t0, begin, commander: options.commander ?? "named" });
  if (room) await STEPS[name].reduce((before, step) => before.then(() => step(room, begin)), Promise.resolve());
  return toScenario({ team, service, room });
}

/** From planning to the go. */
const LEAD_MINUTES = 300;
/** What a started deployment has behind it at least. */
const MINUTES_STARTED = 15;

/** Moves a release on; `begin` is when it was planned. */
type Step = (room: Room, begin: Instant) => Promise<void>;

/** Notice and briefing are what journeys begin with, so none is there. */
const TOLD_IN_PERSON = { status: "not-applicable", reason: "Everybody was told in person." } as const;
const answers = { "stakeholders-told": TOLD_IN_PERSON, "responders-briefed": TOLD_IN_PERSON };

const prepare: Step = async (room, begin) => {
  await workThrough(room, { phase: "t-minus-48h", from: addMinutes(begin, 10), to: addMinutes(begin, 90), answers });
  const isEarly = onAxis(room, -2 * 24 * 60) > addMinutes(begin, 100);
  const reason = isEarly ? "Everything is done and the people are here." : undefined;
  await runAs(room, inRole(room, "deployer"), { type: "phase.close", phase: "t-minus-48h", reason }, addMinutes(begin, 100));
  await workThrough(room, { phase: "t-minus-2h", from: addMinutes(begin, 110), to: addMinutes(begin, 240) });
};

const go: Step = async (room, begin) => {
  const phase = room.state.phases.find((one) => one.key === "t-minus-2h");
  for (const [index, { role }] of (phase?.requirements ?? []).entries()) {
    await signGate(room, { phase: "t-minus-2h", role, by: inRole(room, role), at: addMinutes(begin, 250 + 5 * index) });
  }
};

const deploy: Step = async (room) => {
  await runAs(room, inRole(room, "deployer"), { type: "deployment.start" }, onAxis(room, 0));
  await workThrough(room, { phase: "t-zero", from: onAxis(room, 1), to: onAxis(room, 12) });
};

const rollBack: Step = async (room) => {
  const by = inRole(room, room.state.roster.some((entry) => entry.role === "commander") ? "commander" : "approver");
  const why = { reason: "Error rate more than 5 points above the baseline", method: "Undo the rollout" };
  await runAs(room, by, { type: "rollback.start", ...why }, onAxis(room, 14));
};

const STEPS: Record<ScenarioName, readonly Step[]> = {
  team: [],
  planned: [],
  go: [prepare],
  ready: [prepare, go],
  awaiting: [prepare, go, deploy],
  "rolling-back": [prepare, go, deploy, rollBack],
};

async function foundScenarioTeam(at: Instant): Promise<DemoTeam> {
  const mark = uniqueMark();
  const email = (text: string) => text.replace("@", `.${mark}@`);
  const parts = Object.fromEntries(
    Object.entries(PARTS).map(([key, part]) => [key, { ...part, email: email(part.email) }]),
  ) as typeof PARTS;
  hash ??= hashPassword(SCENARIO_PASSWORD);
  return foundTeam<PartKey>({ name: `Payments ${mark}`, parts, passwordHash: await hash, zone: ZONE, at });
}

type Planning = { service: Scenario["service"]; t0: Instant; begin: Instant; commander: NonNullable<ScenarioOptions["commander"]> };

async function planScenario(team: DemoTeam, { service, t0, begin, commander }: Planning): Promise<Room> {
  const roster = demoRoster(team).filter(({ role }) => commander !== "none" || role !== "commander");
  const window = { windowStart: addMinutes(t0, -30), windowEnd: addMinutes(t0, 180) };
  const criticality = commander === "required" ? "critical" : "standard";
  const body = planOf(service, { t0 }, { fromVersion: "v2.2.5", toVersion: "v2.3.0", roster, criticality, ...window });
  return openRoom({ team, people: Object.values(team.people) }, { by: team.people.manager, at: begin, body });
}

function toScenario({ team, service, room }: { team: DemoTeam; service: Scenario["service"]; room: Room | null }): Scenario {
  const { id, slug, name, people } = team;
  const signIns = Object.entries(people).map(([key, person]) => {
    const { zone: _zone, ...shown } = person;
    return [key, { ...shown, password: SCENARIO_PASSWORD }];
  });
  return {
    team: { id, slug, name },
    service: { id: service.id, name: service.name },
    release: room && { id: room.id, path: `/t/${slug}/releases/${room.id}` },
    people: Object.fromEntries(signIns) as Scenario["people"],
  };
}
