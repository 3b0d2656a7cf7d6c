/** Whether a mail server that is dead makes ticks slower (RELIABILITY invariant 26). */
import { alternate } from "./lib/alternate.mjs";
import { cpuCells, median, percentile, ratioOf, table } from "./lib/figures.mjs";

const ROUNDS = 3;
const CLIENTS = 8;
const RUN = { warmMs: 1_000, ms: 4_000 };
/** More than can be under way at once, of either kind, for as long as a run takes. */
const MAILS = 200;

/** Nothing of the run before waits any more, and mail of both kinds is due: messages to an audience, and notices to people. */
const FILL = [
  "UPDATE message_delivery SET status = 'cancelled' WHERE status = 'waiting'",
  "UPDATE notice_mail SET status = 'cancelled' WHERE status = 'waiting'",
  `INSERT INTO message_delivery (id, "destinationId", "teamId", "messageId", "textSeq", by, channel, audiences, status, "leaveAt", "dueAt")
   SELECT gen_random_uuid(), d.id, d."teamId", gen_random_uuid(), 0, 'Bench', 'email', d.audiences, 'waiting', now(), now()
   FROM destination d, generate_series(1, ${MAILS})`,
  `WITH mail AS (
     INSERT INTO notice_mail (id, "teamId", "userId", status, "leaveAt", "dueAt")
     SELECT gen_random_uuid(), m."teamId", m."userId", 'waiting', now(), now() FROM membership m LIMIT ${MAILS}
     RETURNING id, "teamId", "userId"
   )
   INSERT INTO notice (id, "teamId", "userId", "releaseId", kind, key, "isUrgent", words, at, "mailId")
   SELECT gen_random_uuid(), mail."teamId", mail."userId", r.id, 'receipt', 'bench ' || mail.id, false,
     jsonb_build_object('title', 'Bench', 'detail', 'Bench', 'facts', '[]'::jsonb, 'place', '', 'release',
       jsonb_build_object('id', r.id, 'service', 's', 'version', 'v', 'zone', 'UTC')), now(), mail.id
   FROM mail, (SELECT id FROM release LIMIT 1) r`,
];

const run = (bench, load) => async (behaviour) => {
  bench.mail.behave(behaviour);
  for (const text of FILL) await bench.sql(text);
  const before = bench.mail.taken();
  const { latencies, perSecond, cpu } = await load.run("ticks", { target: bench.target("real", "ticks"), clients: CLIENTS, ...RUN });
  const taken = bench.mail.taken() - before;
  if (behaviour === "takes" && taken === 0) throw new Error("No mail was sent while the mail server was alive: this measures nothing.");
  return { perSecond, p50: median(latencies), p99: percentile(latencies, 0.99), taken, cpu };
};

const row = (what, { perSecond, p50, p99, taken, cpu }) => ({
  what,
  "ticks/s": perSecond,
  "p50 ms": p50,
  "p99 ms": p99,
  mails: taken,
  ...cpuCells(cpu),
});

/** `tickP99DeadMail`: p99 of ticks while the mail server says nothing, or refuses, whichever is worse, ÷ while it takes everything. */
export async function measureDelivery({ bench, load }) {
  const measure = run(bench, load);
  const hangs = await alternate({ rounds: ROUNDS, base: "takes", tried: "hangs", measure });
  const refuses = await alternate({ rounds: ROUNDS, base: "takes", tried: "refuses", measure });
  bench.mail.behave("takes");
  const rows = (pairs, name) => pairs.flatMap(({ base, tried }) => [row("mail server takes", base), row(`mail server ${name}`, tried)]);
  table(`${CLIENTS} clients, with mail due all the time`, [...rows(hangs, "hangs"), ...rows(refuses, "refuses")]);
  return { tickP99DeadMail: Math.max(ratioOf(hangs, "p99"), ratioOf(refuses, "p99")) };
}
