/**
 * `npm run tminus -- <command>`: releases from a terminal or a pipeline, by the API and a token. Exit codes: 0 go or done,
 * 1 no-go or refused, 2 still waiting when the time was up, 3 wrong usage or no answer.
 */
import { spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { parseArgs } from "node:util";
import { ask, Ending, EXIT, msOf, settingsOf, waitForGate } from "./lib/tminus-client.mjs";

const usage = `tminus status <release>
tminus tick <release> <item> --evidence <url> --label <text> [--fail --reason <text>] [--value <number>]
tminus evidence <release> <item> <file> [--url <url>] [--label <text>] [--format junit|sarif|json] [--critical n] [--high n] [--medium n] [--low n]
tminus wait-for-gate <release> <gate> [--timeout 10m] [--interval 10s]
tminus open <release>

--json prints the answer as JSON. TMINUS_URL and TMINUS_TOKEN say where and who.
Exit codes: 0 go or done, 1 no-go or refused, 2 still waiting, 3 wrong usage or no answer.`;

const text = { type: "string" };
const OPTIONS = {
  status: {},
  tick: { evidence: text, label: text, fail: { type: "boolean" }, reason: text, value: text },
  evidence: { url: text, label: text, format: text, value: text, critical: text, high: text, medium: text, low: text },
  "wait-for-gate": { timeout: text, interval: text },
  open: {},
};
const TYPES = { ".xml": "application/xml", ".sarif": "application/sarif+json", ".json": "application/json" };

const COMMANDS = {
  async status(server, [release]) {
    const [room, gate] = await Promise.all([ask(server, `releases/${release}`), ask(server, `gates/${release}/go`)]);
    const { details, status, items, phases } = room.state;
    const hidden = new Set(phases.filter((phase) => phase.status === "hidden").map((phase) => phase.key));
    const counted = items.filter((item) => !hidden.has(item.phase));
    const count = (wanted) => counted.filter((item) => item.status === wanted).length;
    const next = phases.find((phase) => phase.kind === "forward" && phase.status === "open");
    const data = {
      release,
      status,
      gate,
      items: { total: counted.length, done: count("done"), failed: count("failed"), blocked: count("blocked") },
    };
    const lines = [
      `${details.service.name} ${details.toVersion} on ${details.environment}: ${status}`,
      `${data.items.done} of ${data.items.total} items done, ${data.items.failed} failed, ${data.items.blocked} blocked${next ? `; open: ${next.code}` : ""}`,
      `go: ${gate.decision}. ${gate.reason}`,
    ];
    return { code: EXIT.go, data, lines };
  },

  async tick(server, [release, item], { evidence: url, label, fail = false, reason, value }) {
    if (!url || !label) throw misused("A tick needs what proves it: --evidence and --label.");
    if (fail && !reason) throw misused("Say what failed: --reason.");
    const report = {
      outcome: fail ? "fail" : "pass",
      evidence: { url, label },
      ...(reason ? { reason } : {}),
      ...(value ? { value } : {}),
    };
    const options = { method: "POST", type: "application/json", body: JSON.stringify(report) };
    return reported(item, await ask(server, `releases/${release}/items/${item}/reports`, options));
  },

  async evidence(server, [release, item, file], options) {
    const type = TYPES[path.extname(file).toLowerCase()] ?? (options.format && "application/octet-stream");
    if (!type) throw misused(`${file} is neither .xml, .sarif nor .json. Say what it is: --format.`);
    const body = await readFile(file).catch((error) => {
      throw misused(`${file} cannot be read: ${error.message}`);
    });
    const query = new URLSearchParams(Object.entries(options));
    return reported(item, await ask(server, `releases/${release}/items/${item}/evidence-files?${query}`, { method: "POST", type, body }));
  },

  async "wait-for-gate"(server, [release, gate], { timeout = "10m", interval = "10s", json }) {
    let said = "";
    const onAnswer = ({ reason, message = reason }) => {
      if (!json && message !== said) console.error(`… ${message}`);
      said = message;
    };
    const answer = await waitForGate(() => ask(server, `gates/${release}/${gate}`), {
      timeoutMs: msOf(timeout),
      intervalMs: msOf(interval),
      onAnswer,
    });
    const code = { go: EXIT.go, wait: EXIT.wait, "no-go": EXIT.noGo }[answer.decision] ?? EXIT.unusable;
    const open = answer.blocking.map((one) => `- ${one.text} (${one.who})`);
    return { code, data: answer, lines: [`${answer.decision}: ${answer.reason}`, ...open] };
  },

  async open({ url }, [release]) {
    const address = `${url}/r/${release}`;
    if (process.stdout.isTTY) showInBrowser(address);
    return { code: EXIT.go, data: { url: address }, lines: [address] };
  },
};
const ARGUMENTS = { status: 1, tick: 2, evidence: 3, "wait-for-gate": 2, open: 1 };

function reported(item, answer) {
  const set = answer.events.find((event) => event.type === "item.set")?.payload;
  return {
    code: EXIT.go,
    data: answer,
    lines: [set ? `${item} is ${set.to}${set.reason ? `: ${set.reason}` : ""}` : `${item} stays as it was`],
  };
}

function showInBrowser(address) {
  const [program, ...first] = { darwin: ["open"], win32: ["cmd", "/c", "start", ""] }[process.platform] ?? ["xdg-open"];
  spawn(program, [...first, address], { stdio: "ignore", detached: true })
    .on("error", () => {})
    .unref();
}

const misused = (message) => new Ending(EXIT.unusable, `${message}\n\n${usage}`);

function parse([name = "", ...args]) {
  const options = Object.hasOwn(OPTIONS, name) ? OPTIONS[name] : undefined;
  if (!options) throw misused(name ? `There is no command ${name}.` : "Name a command.");
  try {
    const { values, positionals } = parseArgs({ args, options: { ...options, json: { type: "boolean" } }, allowPositionals: true });
    if (positionals.length !== ARGUMENTS[name]) throw new Error(`${name} takes ${ARGUMENTS[name]} arguments, not ${positionals.length}.`);
    return { name, values, positionals };
  } catch (error) {
    throw misused(error.message);
  }
}

async function main(args) {
  if (["help", "--help", "-h"].includes(args[0])) return console.log(usage);
  const { name, values, positionals } = parse(args);
  const { json, ...options } = values;
  const names = name === "evidence" ? positionals.toSpliced(2, 1) : positionals;
  if (names.some((one) => !/^[a-z0-9][a-z0-9+-]*$/i.test(one)))
    throw misused("A release is named by its id, items and gates by their keys.");
  const given = name === "wait-for-gate" ? values : options;
  const { code, data, lines } = await COMMANDS[name](settingsOf(process.env), positionals, given);
  console.log(json ? JSON.stringify(data) : lines.join("\n"));
  process.exitCode = code;
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  const { code = EXIT.unusable, data = {} } = error instanceof Ending ? error : {};
  if (process.argv.includes("--json")) console.log(JSON.stringify({ ...data, error: error.message }));
  console.error(error instanceof Ending ? error.message : error.stack);
  process.exitCode = code;
}
