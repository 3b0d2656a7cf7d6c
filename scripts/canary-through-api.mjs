/**
 * `npm run example:canary`: plays a whole canary release on a running T-Minus through its public API, as a pipeline and its people would,
 * and prints what "May I deploy?" was answered at each step. For the demo: the people of `.data/demo.json`, with their password in
 * TMINUS_PASSWORD.
 */
import { playCanary } from "./lib/journey/canary.mjs";

const {
  TMINUS_URL = "http://localhost:3000",
  TMINUS_PASSWORD,
  TMINUS_TEAM,
  TMINUS_MANAGER = "release.manager@example.com",
  TMINUS_ADMIN = "team.admin@example.com",
  TMINUS_DEPLOYER = "alice.smith@example.com",
} = process.env;

if (!TMINUS_PASSWORD) {
  console.error("Set TMINUS_PASSWORD: the demo prints it when it starts. The people are TMINUS_MANAGER, TMINUS_ADMIN and TMINUS_DEPLOYER.");
  process.exit(3);
}
const person = (email) => ({ email, password: TMINUS_PASSWORD });
try {
  const people = { manager: person(TMINUS_MANAGER), admin: person(TMINUS_ADMIN), deployer: person(TMINUS_DEPLOYER) };
  const { release } = await playCanary({ url: TMINUS_URL, people, team: TMINUS_TEAM, say: (line) => console.log(line) });
  console.log(`${TMINUS_URL}/r/${release}`);
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
