/**
 * Makes a team and a release for a test, and prints ids and sign-ins as one line of JSON:
 *
 *     node scripts/seed-scenario.mjs ready --minutes 5 --commander required
 *
 * In test mode only. The names are those of prisma/seed/scenarios.ts; without one they are listed.
 */
import { parseArgs } from "node:util";
import "./lib/ts-alias.mjs";

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { minutes: { type: "string" }, commander: { type: "string" } },
});
const { SCENARIOS, seedScenario } = await import("../prisma/seed/scenarios.ts");

function fail(message) {
  console.error(message);
  process.exit(1);
}

const [name] = positionals;
if (!SCENARIOS.includes(name)) fail(`Name a scenario: ${SCENARIOS.join(", ")}.`);
const { commander } = values;
if (commander !== undefined && !["required", "named", "none"].includes(commander)) fail("--commander is required, named or none.");
const minutes = values.minutes === undefined ? undefined : Number(values.minutes);
if (Number.isNaN(minutes)) fail("--minutes is a number.");
const made = await seedScenario(name, { minutes, commander }).catch((error) => fail(error.message));
// The application's pool would keep the process for a while.
process.stdout.write(`${JSON.stringify(made)}\n`, () => process.exit(0));
