/** The whole bench: starts what is measured, runs the parts one after another, puts their figures together. */
import { parseArgs } from "node:util";
import { PlainError } from "../scripts/lib/say.mjs";
import { startLoad } from "./lib/load-process.mjs";
import { measureGrowth, measureTicks } from "./measures/ticks.mjs";
import { measureFanout, measureMemory, measureReconnect } from "./measures/viewers.mjs";
import { startBench } from "./servers.mjs";

/** In this order: memory wants servers that have done nothing yet. */
const PARTS = {
  memory: measureMemory,
  ticks: measureTicks,
  growth: measureGrowth,
  fanout: measureFanout,
  reconnect: measureReconnect,
};

const PEOPLE = 500;
const DEFAULT_PORT = 4400;

function chosenParts(args) {
  const { values } = parseArgs({ args, options: { only: { type: "string" } } });
  const names = values.only ? values.only.split(",") : Object.keys(PARTS);
  const unknown = names.find((name) => !(name in PARTS));
  if (unknown) throw new PlainError(`There is no part "${unknown}". Parts: ${Object.keys(PARTS).join(", ")}.`);
  return names;
}

/** Losses of several parts are one figure. */
function together(figures, more) {
  const lost = (figures.lost ?? 0) + (more.lost ?? 0);
  const gaps = (figures.gaps ?? 0) + (more.gaps ?? 0);
  return { ...figures, ...more, ...("lost" in figures || "lost" in more ? { lost, gaps } : {}) };
}

/** Runs the chosen parts and answers with the figures. Throws when one cannot be measured. */
export async function runBench(args) {
  const names = chosenParts(args);
  const bench = await startBench({ port: Number(process.env.PORT || DEFAULT_PORT), people: PEOPLE });
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
