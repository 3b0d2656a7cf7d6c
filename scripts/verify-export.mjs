#!/usr/bin/env node
/**
 * Checks an export of the audit log (`….jsonl`) on any machine with Node 20 or later: `node verify-export.mjs file.jsonl`.
 * It needs nothing but this file, knows nothing of the application, and shares no code with it. What it checks:
 * - each event's hash is SHA-256 of the previous hash, its number, its time and its text, each on a line of its own;
 * - each stream begins with the SHA-256 of its name, counts from 1 without a gap, and each event names the hash before it;
 * - each text is the canonical JSON (RFC 8785) of an event;
 * - the streams end where the checkpoint in the last line says, and its signature (Ed25519) holds.
 * `--public-key KEY` demands that the signature be of that key; without it the key in the file is only printed.
 */
import { createHash, createPublicKey, verify } from "node:crypto";
import { createReadStream, realpathSync } from "node:fs";
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
  state.ends.set(stream, { seq, hash });
  state.events += 1;
}

function checkSignature(state, { signature, ...content }, demanded) {
  if (signature === null) {
    if (demanded) state.problems.push("the checkpoint is not signed");
    return "not signed";
  }
  if (demanded && content.publicKey !== demanded) state.problems.push("the checkpoint is signed by another key");
  try {
    const key = createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x: content.publicKey }, format: "jwk" });
    if (verify(null, Buffer.from(canonical(content)), key, Buffer.from(signature, "base64url"))) return `signed by ${content.publicKey}`;
  } catch {
    // Not a key at all: the same as a signature that does not hold.
  }
  state.problems.push("the signature of the checkpoint does not hold");
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
  state.signature = checkSignature(state, checkpoint, publicKey);
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

/**
 * @param {string} file
 * @param {{ publicKey?: string }} [options]
 * @returns {Promise<{ events: number, streams: number, signature: string, problems: string[] }>}
 */
export async function verifyExport(file, { publicKey } = {}) {
  const state = { ends: new Map(), events: 0, problems: [], signature: "missing", isComplete: false };
  let line = 0;
  for await (const text of createInterface({ input: createReadStream(file, "utf8"), crlfDelay: Number.POSITIVE_INFINITY })) {
    line += 1;
    checkLine(state, text, { line, publicKey });
  }
  if (!state.isComplete) state.problems.push("the checkpoint of the last line is missing: the export was cut off");
  return { events: state.events, streams: state.ends.size, signature: state.signature, problems: state.problems };
}

async function main() {
  const { values, positionals } = parseArgs({ options: { "public-key": { type: "string" } }, allowPositionals: true });
  const [file] = positionals;
  if (!file) throw new Error("Usage: node verify-export.mjs file.jsonl [--public-key KEY]");
  const { events, streams, signature, problems } = await verifyExport(file, { publicKey: values["public-key"] });
  console.log(`${streams} streams, ${events} events, checkpoint ${signature}, ${problems.length} problems`);
  for (const problem of problems) console.log(`  ${problem}`);
  process.exitCode = problems.length > 0 ? 1 : 0;
}

if (process.argv[1] && import.meta.url === pathToFileURL(realpathSync(process.argv[1])).href) {
  await main().catch((error) => {
    console.error(error.message);
    process.exitCode = 2;
  });
}
