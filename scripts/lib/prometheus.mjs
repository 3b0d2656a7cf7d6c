/** The Prometheus that metrics are tested against: the system's, installed from Debian's packages where root may do so. */
import { existsSync } from "node:fs";
import path from "node:path";
import { runChild } from "./run-child.mjs";
import { PlainError, tail } from "./say.mjs";

const folders = () => [...(process.env.PATH ?? "").split(path.delimiter), "/usr/bin", "/usr/local/bin"];
const find = (name) =>
  folders()
    .map((folder) => path.join(folder, name))
    .find((file) => existsSync(file));

/** Paths of an installed Prometheus and its promtool, or `undefined`. */
export function findPrometheus() {
  const [server, tool] = [find("prometheus"), find("promtool")];
  return server && tool ? { server, tool } : undefined;
}

async function installFromDebian() {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  await runChild("apt-get", ["update"], { cwd: "/", env });
  const { code, said } = await runChild("apt-get", ["install", "-y", "--no-install-recommends", "prometheus"], { cwd: "/", env });
  if (code !== 0) throw new PlainError(`Prometheus could not be installed:\n${tail(said, 12)}`);
}

/** Paths of Prometheus and promtool, installed if need be. Throws a PlainError where they cannot be had. */
export async function ensurePrometheus() {
  if (!findPrometheus() && process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) await installFromDebian();
  const found = findPrometheus();
  if (!found) throw new PlainError("There is no Prometheus. Install it with its promtool (apt-get install prometheus) and start again.");
  return found;
}
