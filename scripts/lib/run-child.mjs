/** A child process whose output is kept for the case that it fails. Node's own modules only: bootstrap.mjs uses it. */
import { spawn } from "node:child_process";
import { PlainError } from "./say.mjs";

const signals = ["SIGINT", "SIGTERM", "SIGHUP"];

/**
 * Runs a program to its end and answers with its exit code and all it wrote. A signal to this process ends the child too,
 * and a PlainError is thrown then.
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd: string, env?: Record<string, string | undefined>, onOutput?: (text: string) => void }} options
 * @returns {Promise<{ code: number, said: string }>}
 */
export async function runChild(command, args, { cwd, env, onOutput = () => {} }) {
  const child = spawn(command, args, { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  let isInterrupted = false;
  const interrupt = (name) => {
    isInterrupted = true;
    child.kill(name);
  };
  for (const name of signals) process.on(name, interrupt);
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8");
    stream.on("data", (text) => {
      said += text;
      onOutput(text);
    });
  }
  const code = await new Promise((resolve) => {
    child.once("error", (error) => {
      said += error.message;
      resolve(1);
    });
    child.once("close", (status) => resolve(status ?? 1));
  });
  for (const name of signals) process.off(name, interrupt);
  if (isInterrupted) throw new PlainError("Stopped.");
  return { code, said };
}
