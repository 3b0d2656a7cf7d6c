/** The whole bench: starts what is measured, runs the parts one after another, puts their figures together. */
import { parseArgs } from "node:util";
import { PlainError } from "../scripts/lib/say.mjs";
import { measureDelivery } from "./delivery.mjs";
import { startCpu } from "./lib/cpu.mjs";
import { startLoad } from "./lib/load-process.mjs";
import { measureRoom } from "./room.mjs";
import { startBench } from "./servers.mjs";
import { measureStart } from "./start.mjs";
import { measureTailoring } from "./tailoring.mjs";
import { measureGrowth, measureTicks } from "./ticks.mjs";
import { measureFanout, measureMemory, measureReconnect } from "./viewers.mjs";

/** Parts that need the servers, in this order: memory wants servers that have done nothing yet. */
const PARTS = {
  memory: measureMemory,
  ticks: measureTicks,
  growth: measureGrowth,
  delivery: measureDelivery,
  fanout: measureFanout,
  reconnect: measureReconnect,
  room: measureRoom,
};
/** Parts that need none of them. */
const ALONE = { tailoring: measureTailoring, start: measureStart };
const NAMES = [...Object.keys(PARTS), ...Object.keys(ALONE)];

const PEOPLE = 500;
const DEFAULT_PORT = 4400;
/** Processors that others may take before the run says so. */
const QUIET = 0.1;

function chosenParts(args) {
  const { values } = parseArgs({ args, options: { only: { type: "string" } } });
  const names = values.only ? values.only.split(",") : NAMES;
  const unknown = names.find((name) => !NAMES.includes(name));
  if (unknown) throw new PlainError(`There is no part "${unknown}". Parts: ${NAMES.join(", ")}.`);
  return names;
}

/** Losses of several parts are one figure. */
function together(figures, more) {
  const sum = (key) => (key in figures || key in more ? { [key]: (figures[key] ?? 0) + (more[key] ?? 0) } : {});
  return { ...figures, ...more, ...sum("lost"), ...sum("gaps") };
}

/** How much of a processor the rest of the machine takes while the bench does nothing. */
async function busyness() {
  const cpu = startCpu({ bench: process.pid });
  await new Promise((resolve) => setTimeout(resolve, 2_000));
  const { foreign } = cpu.read();
  const isBusy = foreign > QUIET;
  console.log(
    `  others take ${foreign.toFixed(2)} of a processor${isBusy ? ": this machine is BUSY, and the figures are worth little" : ""}`,
  );
}

async function withServers(names, port) {
  const bench = await startBench({ port, people: PEOPLE });
  const load = startLoad(bench);
  try {
    let figures = {};
    for (const name of names) figures = together(figures, await PARTS[name]({ bench, load }));
    return figures;
  } finally {
    load.stop();
    await bench.stop();
  }
}

/** Runs the chosen parts and answers with the figures. Throws when one cannot be measured. */
export async function runBench(args) {
  const names = chosenParts(args);
  const port = Number(process.env.PORT || DEFAULT_PORT);
  await busyness();
  const served = names.filter((name) => name in PARTS);
  let figures = served.length > 0 ? await withServers(served, port) : {};
  for (const name of names.filter((name) => name in ALONE)) figures = { ...figures, ...(await ALONE[name]({ port: port + 2 })) };
  await busyness();
  return figures;
}
