/** Both worked examples of the reference, replayed through the public API of a server whose clock can be moved, with real receivers. */
import { playAuth, playAuthRolledBack } from "./auth.mjs";
import { playCheckout } from "./checkout.mjs";
import { company } from "./player.mjs";
import { countedAll, offsetText, openDestinations } from "./telling.mjs";

const ZONE = "America/New_York";
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** In order of their T-0, each a week after the one before. */
const EXAMPLES = [
  { name: "Example 1: checkout-service v2.3.0, rolling update", run: playCheckout },
  { name: "Example 2: auth-service v3.1.0, canary", run: playAuth },
  { name: "Example 2, had the analysis failed at 50 %", run: playAuthRolledBack },
];

/** Tuesday at two in the afternoon in New York, at least so long after a moment. */
function tuesdayAfter(ms) {
  const format = new Intl.DateTimeFormat("en-GB", { timeZone: ZONE, weekday: "short", hour: "2-digit", hourCycle: "h23" });
  const first = Math.ceil(ms / HOUR_MS) * HOUR_MS;
  const hours = Array.from({ length: 8 * 24 }, (_, index) => first + index * HOUR_MS);
  const found = hours.find((one) => /^Tue\D+14$/.test(format.format(one)));
  if (found === undefined) throw new Error("A week without a Tuesday afternoon.");
  return found;
}

/**
 * Replays them. `people` are manager, deployer, approver, commander, communications, support, primary and agent with their sign-ins; `team`
 * is a slug; `peers` those of peers.mjs; `waitUntil` moves the clock of the server to an instant. A row for each message, by example.
 * Throws at the first that was not due, not drafted, not sent once to everybody, or says what nobody measured.
 */
export async function replayExamples({ url, people, team: slug, peers, waitUntil, say = () => {} }) {
  const { as, team } = await company({ url, people, team: slug });
  const destinations = await openDestinations({ as, team, peers });
  const told = [];
  // So that the plan of the first, three days before, is not in the past.
  let t0 = tuesdayAfter(Date.now() + 76 * HOUR_MS);
  for (const { name, run } of EXAMPLES) {
    say(name);
    const play = { url, as, team, destinations, peers, waitUntil, say, t0, rows: [] };
    await run(play);
    told.push({ name, rows: play.rows });
    t0 = tuesdayAfter(play.t0 + 3 * DAY_MS);
  }
  countedAll({ peers, rows: told.flatMap(({ rows }) => rows) });
  return told;
}

/** The rows as a table of Markdown, one for each example. */
export function tablesOf(examples) {
  const line = ({ kind, due, drafted, fields, sent, recipients, figures }) => {
    const quoted = figures === 0 ? "none" : `${figures} recorded`;
    return `| ${offsetText(due)} | ${kind} | ${drafted} of ${fields} | ${offsetText(sent)} | ${recipients}, once each | ${quoted} |`;
  };
  return examples.map(({ name, rows }) => [`**${name}**`, "", HEAD, ...rows.map(line)].join("\n")).join("\n\n");
}

const HEAD = "| due | message | drafted fields | sent | recipients | figures |\n|---|---|---|---|---|---|";
