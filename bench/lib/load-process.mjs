/** The load's process, seen from here. */
import { fork } from "node:child_process";
import path from "node:path";
import { startCpu } from "./cpu.mjs";

/** What a job left behind, for the next one: versions of the items, and how far the stream is. */
function remember(target, { people = [], last }) {
  const versions = new Map(people.map((person) => [person.item, person.version]));
  for (const person of target.people) person.version = versions.get(person.item) ?? person.version;
  target.seq = last ?? target.seq;
}

/**
 * Starts the process that makes load. `run(job, input)` has it do one job and answers with its result and the CPU shares
 * from the moment that the job was warm; `input.target` is told apart from the servers by its kind.
 * @param {{ database: number, real: { pid: number }, floor: { pid: number } }} bench
 */
export function startLoad(bench) {
  const child = fork(path.join(import.meta.dirname, "load.mjs"), { stdio: "inherit" });
  process.once("exit", () => child.kill("SIGKILL"));
  const run = (job, input) =>
    new Promise((resolve, reject) => {
      const roots = { database: bench.database, client: child.pid, server: bench[input.target.kind].pid };
      let cpu = startCpu(roots);
      const hear = (message) => {
        if (message.type === "warm") {
          cpu = startCpu(roots);
          return;
        }
        child.off("message", hear).off("exit", die);
        if (message.type === "failed") return reject(new Error(message.message));
        remember(input.target, message.result);
        resolve({ ...message.result, cpu: cpu.read() });
      };
      const die = (code) => reject(new Error(`The load's process ended with ${code}.`));
      child.on("message", hear).once("exit", die);
      child.send({ job, input });
    });
  return { run, stop: () => child.kill() };
}
