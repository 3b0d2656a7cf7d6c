#!/usr/bin/env node
/**
 * Checks an export of the audit log (`….jsonl`) on any machine with Node 20 or later: `node verify-export.mjs file.jsonl`.
 * It needs nothing but this file, knows nothing of the application, and shares no code with it. What it checks:
 * - each event's hash is SHA-256 of the previous hash, its number, its time and its text, each on a line of its own;
 * - each stream begins with the SHA-256 of its name, counts from 1 without a gap, and each event names the hash before it;
 * - each text is the canonical JSON (RFC 8785) of an event;
 * - the streams end where the checkpoint in the last line says, and its signature (Ed25519) holds.
 * `--public-key KEY` demands that the signature be of that key; without it the key in the file is only printed.
 * `--checkpoints FILE` (may be given several times) reads checkpoints that left the installation earlier: the output of its server, or
 * the `checkpoint.json` of a receipt. The export must still hold each event that they name: one that is older than they are, or of a
 * log that was rolled back and signed anew, does not.
 */
import { createHash, createPublicKey, verify } from "node:crypto";
import { createReadStream, readFileSync, realpathSync } from "node:fs";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";

const sha256 = (text) => createHash("sha256").update(text, "utf8").digest("hex");

/** RFC 8785 of what JSON.parse gave: keys by their UTF-16 code units, no spaces. */
function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const keys = Object.keys(value).sort((a, b) => (a < b ? -1 : 1));
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`).join(",")}}`;
}

function isCanonicalEvent(body) {
  try {
    const event = JSON.parse(body);
    return Object.keys(event).sort().join() === "actor,occurredAt,payload,type" && canonical(event) === body;
  } catch {
    return false;
  }
}

function checkEvent(state, { stream, seq, recordedAt, prevHash, hash, body }, line) {
  const say = (text) => state.problems.push(`line ${line}: ${stream} #${seq} ${text}`);
  const last = state.ends.get(stream) ?? { seq: 0, hash: sha256(String(stream)) };
  if (seq !== last.seq + 1) say(`follows #${last.seq}: events are missing or out of order`);
  else if (prevHash !== last.hash) say("does not name the hash of the event before it");
  if (sha256(`${prevHash}\n${seq}\n${recordedAt}\n${body}`) !== hash) say("was changed: its hash does not fit");
  if (!isCanonicalEvent(body)) say("is not the canonical text of an event");
  if (state.awaited.has(`${stream} #${seq}`)) state.awaited.set(`${stream} #${seq}`, hash);
  state.ends.set(stream, { seq, hash });
  state.events += 1;
}

function checkSignature(state, { signature, ...content }, { demanded, name }) {
  if (signature === null) {
    if (demanded) state.problems.push(`${name} is not signed`);
    return "not signed";
  }
  if (demanded && content.publicKey !== demanded) state.problems.push(`${name} is signed by another key`);
  try {
    const key = createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x: content.publicKey }, format: "jwk" });
    if (verify(null, Buffer.from(canonical(content)), key, Buffer.from(signature, "base64url"))) return `signed by ${content.publicKey}`;
  } catch {
    // Not a key at all: the same as a signature that does not hold.
  }
  state.problems.push(`the signature of ${name} does not hold`);
  return "signature broken";
}

function checkEnds(state, heads) {
  const noted = new Map(heads.map(([stream, seq, hash]) => [stream, { seq, hash }]));
  for (const stream of new Set([...noted.keys(), ...state.ends.keys()])) {
    const [end, found] = [noted.get(stream) ?? { seq: 0 }, state.ends.get(stream) ?? { seq: 0 }];
    if (end.seq !== found.seq) state.problems.push(`${stream} ends at #${found.seq}, and the checkpoint says #${end.seq}`);
    else if (end.hash !== found.hash) state.problems.push(`${stream} #${end.seq} has another hash than the checkpoint says`);
  }
}

function checkHeader(state, { format }) {
  if (format !== "tminus-audit/1") state.problems.push("line 1: this is no audit export, or one of another format");
}

function checkCheckpoint(state, checkpoint, publicKey) {
  state.signature = checkSignature(state, checkpoint, { demanded: publicKey, name: "the checkpoint" });
  state.isComplete = true;
  checkEnds(state, checkpoint.heads);
}

function checkLine(state, text, { line, publicKey }) {
  let value;
  try {
    value = JSON.parse(text);
  } catch {
    return state.problems.push(`line ${line}: this is not JSON`);
  }
  if (line === 1) return checkHeader(state, value);
  if (state.isComplete) return state.problems.push(`line ${line}: there is more after the checkpoint`);
  return value.checkpoint ? checkCheckpoint(state, value.checkpoint, publicKey) : checkEvent(state, value, line);
}

/** Whether the events that a checkpoint named are there as it saw them. Streams of other teams are in no export of this one. */
function checkEarlier(state, checkpoint, publicKey) {
  const { at, heads } = checkpoint;
  checkSignature(state, checkpoint, { demanded: publicKey, name: `the checkpoint of ${at}` });
  for (const [stream, seq, hash] of heads) {
    const found = state.awaited.get(`${stream} #${seq}`);
    if (!state.ends.has(stream)) state.unseen.add(stream);
    else if (found === null) state.problems.push(`${stream} #${seq} is missing: the checkpoint of ${at} saw it`);
    else if (found !== hash) state.problems.push(`${stream} #${seq} is another one than the checkpoint of ${at} saw`);
  }
}

/** Checkpoints among the lines of a server's output, or a file that is one. */
export function readCheckpoints(text) {
  return text.split("\n").flatMap((line) => {
    const start = line.indexOf("{");
    if (start < 0 || !line.includes('"tminus-checkpoint/1"')) return [];
    try {
      const value = JSON.parse(line.slice(start));
      return value.checkpoint ?? (value.heads ? value : []);
    } catch {
      return [];
    }
  });
}

/**
 * @param {string} file
 * @param {{ publicKey?: string, checkpoints?: object[] }} [options]
 * @returns {Promise<{ events: number, streams: number, signature: string, unseen: string[], problems: string[] }>}
 *   `unseen`: streams that the given checkpoints name and the export has not, those of other teams for example.
 */
export async function verifyExport(file, { publicKey, checkpoints = [] } = {}) {
  const awaited = new Map(checkpoints.flatMap(({ heads }) => heads.map(([stream, seq]) => [`${stream} #${seq}`, null])));
  const state = { ends: new Map(), events: 0, problems: [], signature: "missing", isComplete: false, awaited, unseen: new Set() };
  let line = 0;
  for await (const text of createInterface({ input: createReadStream(file, "utf8"), crlfDelay: Number.POSITIVE_INFINITY })) {
    line += 1;
    checkLine(state, text, { line, publicKey });
  }
  if (!state.isComplete) state.problems.push("the checkpoint of the last line is missing: the export was cut off");
  for (const checkpoint of checkpoints) checkEarlier(state, checkpoint, publicKey);
  return {
    events: state.events,
    streams: state.ends.size,
    signature: state.signature,
    unseen: [...state.unseen],
    problems: state.problems,
  };
}

const usage = "Usage: node verify-export.mjs file.jsonl [--public-key KEY] [--checkpoints server.log]";

async function main() {
  const options = { "public-key": { type: "string" }, checkpoints: { type: "string", multiple: true } };
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  const [file] = positionals;
  if (!file) throw new Error(usage);
  const checkpoints = (values.checkpoints ?? []).flatMap((one) => readCheckpoints(readFileSync(one, "utf8")));
  if (values.checkpoints && checkpoints.length === 0) throw new Error("There is no checkpoint in what --checkpoints names.");
  const found = await verifyExport(file, { publicKey: values["public-key"], checkpoints });
  const beside = values.checkpoints ? `, ${checkpoints.length} earlier checkpoints` : "";
  console.log(
    `${found.streams} streams, ${found.events} events, checkpoint ${found.signature}${beside}, ${found.problems.length} problems`,
  );
  for (const problem of found.problems) console.log(`  ${problem}`);
  for (const stream of found.unseen) console.log(`  note: a checkpoint names ${stream}, of which this export has nothing`);
  process.exitCode = found.problems.length > 0 ? 1 : 0;
}

if (process.argv[1] && import.meta.url === pathToFileURL(realpathSync(process.argv[1])).href) {
  await main().catch((error) => {
    console.error(error.message);
    process.exitCode = 2;
  });
}
