/**
 * The load, in a process of its own: takes one job after another by message and answers with what it measured. Jobs and
 * answers are plain data.
 */
import { Connection } from "./http.mjs";
import { tickRequest, watchOptions } from "./targets.mjs";
import { Viewer } from "./viewer.mjs";

const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Sends one tick and checks that it was taken. Answers with the body of the reply. */
async function tick(connection, target, person) {
  const { status, body } = await connection.send(tickRequest(target, person));
  if (status !== 200) throw new Error(`A tick was answered ${status}: ${body.slice(0, 300)}`);
  person.version += 1;
  return body;
}

/** Sends one tick; its number in the stream. */
const tickedSeq = async (connection, target, person) => JSON.parse(await tick(connection, target, person)).seq;

/** Each client ticks its own item and takes the tick back, as fast as the server answers. */
async function ticks({ target, clients, ms, warmMs }) {
  const people = target.people.slice(0, clients);
  if (people.length < clients) throw new Error(`There are only ${people.length} items to tick.`);
  const begin = performance.now() + warmMs;
  const end = begin + ms;
  const latencies = [];
  const run = async (person) => {
    const connection = new Connection(target.port);
    for (;;) {
      const sent = performance.now();
      if (sent >= end) break;
      await tick(connection, target, person);
      if (sent >= begin) latencies.push(performance.now() - sent);
    }
    connection.close();
  };
  setTimeout(() => process.send({ type: "warm" }), warmMs);
  await Promise.all(people.map(run));
  return { latencies, perSecond: (latencies.length / ms) * 1000, people };
}

function openViewers(target, { from = 0, count, after }, onChange) {
  const open = (index) => new Viewer({ port: target.port, ...watchOptions(target, index), after, onChange });
  return Array.from({ length: count }, (_, index) => open(from + index));
}

/** Resolves when `isDone` holds, which is asked after every change; rejects after `ms`. */
function waitFor(isDone, ms, what) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`${what}: not within ${ms} ms`)), ms);
    const check = () => {
      if (!isDone()) return;
      clearTimeout(timer);
      resolve(performance.now());
    };
    waitFor.check = check;
    check();
  });
}

let viewers = [];

/** Connects so many viewers more, and waits until each has heard the hello. They stay until `disconnect`. */
async function connect({ target, count, after }) {
  viewers = [...viewers, ...openViewers(target, { from: viewers.length, count, after }, () => waitFor.check?.())];
  await waitFor(() => viewers.every((one) => one.isOpen), 60_000, `${viewers.length} viewers connected`);
  return {};
}

async function disconnect() {
  for (const one of viewers) one.close();
  viewers = [];
  await sleep(200);
  return {};
}

/** Ticks at a steady rate while the viewers watch; how long each tick took to reach each of them. */
async function fanout({ target, ticksPerSecond, ms }) {
  const [person] = target.people;
  const connection = new Connection(target.port);
  const issued = new Map();
  const begin = performance.now();
  const count = Math.round((ms / 1000) * ticksPerSecond);
  process.send({ type: "warm" });
  for (let index = 0; index < count; index += 1) {
    await sleep(Math.max(0, begin + (index * 1000) / ticksPerSecond - performance.now()));
    const sent = performance.now();
    issued.set(await tickedSeq(connection, target, person), sent);
  }
  await sleep(1000);
  connection.close();
  const latencies = [];
  let lost = 0;
  for (const viewer of viewers) {
    for (const [seq, sent] of issued) {
      const arrived = viewer.arrivals.get(seq);
      if (arrived === undefined) lost += 1;
      else latencies.push(arrived - sent);
    }
  }
  return {
    latencies,
    lost,
    gaps: viewers.reduce((sum, one) => sum + one.gaps, 0),
    people: target.people,
    last: Math.max(...issued.keys()),
  };
}

/** Cuts all viewers, lets some ticks pass, brings all of them back at once and waits until the last has caught up. */
async function reconnect({ target, count, after, missed }) {
  await connect({ target, count, after });
  for (const one of viewers) one.close();
  viewers = [];
  const connection = new Connection(target.port);
  let last = after;
  for (let index = 0; index < missed; index += 1) last = await tickedSeq(connection, target, target.people[0]);
  connection.close();
  await sleep(500);
  process.send({ type: "warm" });
  const began = performance.now();
  viewers = openViewers(target, { count, after }, () => waitFor.check?.());
  const done = await waitFor(() => viewers.every((one) => one.isOpen && one.last >= last), 120_000, `${count} viewers are back`);
  const gaps = viewers.reduce((sum, one) => sum + one.gaps, 0);
  const lost = viewers.reduce((sum, one) => sum + (last - after - one.arrivals.size), 0);
  const retries = viewers.reduce((sum, one) => sum + one.retries, 0);
  return { ms: done - began, gaps, lost, retries, last, people: target.people };
}

const JOBS = { ticks, connect, disconnect, fanout, reconnect };

process.on("message", async ({ job, input }) => {
  try {
    process.send({ type: "done", result: await JOBS[job](input) });
  } catch (error) {
    process.send({ type: "failed", message: `${job}: ${error.message}` });
  }
});
