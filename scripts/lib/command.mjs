/**
 * The frame of every small command: plain words for a foreseen fault, exit code 1, nothing left running.
 */
import { parseArgs } from "node:util";
import { loadEnvFile } from "./database.mjs";
import { outliveReaders, PlainError, sayFault } from "./say.mjs";

/**
 * Parses the arguments, reads `.env` and runs `work({ values, positionals })`; `--help` prints `usage`.
 * @param {{ usage: string, options?: import("node:util").ParseArgsConfig["options"], work: (args: { values: Record<string, unknown>, positionals: string[] }) => Promise<unknown> }} command
 */
export async function runCommand({ usage, options = {}, work }) {
  outliveReaders();
  try {
    const args = parse(usage, options);
    if (args.values.help) return console.log(usage);
    loadEnvFile();
    await work(args);
  } catch (error) {
    sayFault(error);
    process.exitCode = 1;
  }
}

function parse(usage, options) {
  try {
    return parseArgs({ options: { ...options, help: { type: "boolean" } }, allowPositionals: true });
  } catch (error) {
    throw new PlainError(`${error.message}\n${usage}`);
  }
}
