import { createHash, generateKeyPairSync, sign } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { GET } from "@/app/api/v1/teams/[team]/audit/export/route";
import { canonicalJson } from "@/lib/domain/text/canonical-json";
import { releaseStream, teamStream } from "@/lib/server/platform/event-log";
import { testDatabase } from "@/lib/server/platform/testing/database";
import { call, cookieFor } from "@/lib/server/platform/testing/request";
import { executeCommand } from "@/lib/server/release/commands";
import { type Scenario, seedScenario } from "@/prisma/seed/scenarios";
import { readCheckpoints, verifyExport } from "@/scripts/verify-export.mjs";
import { type Checkpoint, makeCheckpoint, publicKeyText, readHeads } from "./checkpoint";

testDatabase();

type Line = { stream: string; seq: number; recordedAt: string; prevHash: string; hash: string; body: string };
type Export = { readonly header: object; readonly events: readonly Line[]; readonly checkpoint: Checkpoint };

let folder: string;
let scenario: Scenario;
let older: Export;
let present: Export;
let printed: string;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "tminus-tampered-"));
  scenario = await seedScenario("go");
  older = await exported();
  const { id, name, initials, email } = scenario.people.alice;
  const viewer = { userId: id, name, initials, email, zone: null, sessionHash: "", provedAt: "" };
  const access = { viewer, permission: "comment.add" } as const;
  await executeCommand({ access, releaseId: scenario.release?.id ?? "", command: { type: "comment.add", text: "The last word" } });
  present = await exported();
  // What the server printed when the comment was made, among other lines.
  printed = `{"level":30,"msg":"ready"}\n${JSON.stringify({ level: 30, checkpoint: makeCheckpoint(await readHeads(null), "2026-01-01T00:00:00.000Z") })}\n`;
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function exported(): Promise<Export> {
  const answer = await call(GET, { params: { team: scenario.team.id }, cookie: await cookieFor(scenario.people.agent.id) });
  const lines = String(answer.body).trimEnd().split("\n");
  const [header = {}, ...rest] = lines.map((line) => JSON.parse(line));
  return { header, events: rest.slice(0, -1), checkpoint: rest.at(-1).checkpoint };
}

const stream = () => releaseStream(scenario.release?.id ?? "");
const ofStream = ({ events }: Export) => events.filter((event) => event.stream === stream());
const last = (one: Export): number => ofStream(one).at(-1)?.seq ?? 0;

/** The export with the events of the release changed, the others as they are. */
const withEvents = (one: Export, change: (events: readonly Line[]) => readonly Line[]): Export => ({
  ...one,
  events: [...change(ofStream(one)), ...one.events.filter((event) => event.stream !== stream())],
});

const edit = (one: Export, seq: number, change: (event: Line) => Line): Export =>
  withEvents(one, (events) => events.map((event) => (event.seq === seq ? change(event) : event)));

const byMallory = (event: Line): Line => ({ ...event, body: event.body.replace(/"name":"[^"]*"/, '"name":"Mallory"') });
const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

/** Numbers and hashes computed anew, as somebody would who knows the format. */
function rechained(one: Export): Export {
  const ends = new Map<string, Line>();
  const events = one.events.map((event) => {
    const before = ends.get(event.stream);
    const [seq, prevHash] = [(before?.seq ?? 0) + 1, before?.hash ?? sha256(event.stream)];
    const next = { ...event, seq, prevHash, hash: sha256(`${prevHash}\n${seq}\n${event.recordedAt}\n${event.body}`) };
    ends.set(event.stream, next);
    return next;
  });
  const heads = [...ends.values()].map((end): Checkpoint["heads"][number] => [end.stream, end.seq, end.hash]);
  return { ...one, events, checkpoint: { ...one.checkpoint, heads } };
}

/** Signed with a key of one's own. */
function signedAnew(one: Export): Export {
  const { privateKey, publicKey } = generateKeyPairSync("ed25519");
  const { signature: _, ...content } = { ...one.checkpoint, publicKey: publicKey.export({ format: "jwk" }).x ?? "" };
  const signature = sign(null, Buffer.from(canonicalJson(content)), privateKey).toString("base64url");
  return { ...one, checkpoint: { ...content, signature } };
}

const OTHER = "release:00000000-0000-4000-8000-000000000000";
const cutOff = (events: readonly Line[]): readonly Line[] => events.slice(0, -2);
const named = (event: Line): Line => ({ ...event, stream: event.stream === stream() ? teamStream(scenario.team.id) : stream() });

/** What is done to an export, and where the verifier, given key and printed checkpoints, finds it: the problem names stream and event. */
const MANIPULATIONS: readonly [name: string, does: () => Export, found: () => string][] = [
  ["edit a text", () => edit(present, 7, (event) => ({ ...event, body: event.body.replace('":', '" :') })), () => "#7 was changed"],
  ["edit who did it", () => edit(present, 6, byMallory), () => "#6 was changed"],
  [
    "edit who did it, with every hash and the end, signed anew",
    () => signedAnew(rechained(edit(present, 6, byMallory))),
    () => `#${last(present)} is another one than the checkpoint of 2026-01-01T00:00:00.000Z saw`,
  ],
  [
    "insert an event",
    () => withEvents(present, (events) => events.flatMap((event) => (event.seq === 8 ? [event, event] : event))),
    () => "#8 follows #8",
  ],
  ["delete an event", () => withEvents(present, (events) => events.filter(({ seq }) => seq !== 5)), () => "#6 follows #4"],
  [
    "delete an event, with numbers, hashes and the end, signed anew",
    () => signedAnew(rechained(withEvents(present, (events) => events.filter(({ seq }) => seq !== 5)))),
    () => `#${last(present)} is missing: the checkpoint of 2026-01-01T00:00:00.000Z saw it`,
  ],
  [
    "exchange two events",
    () =>
      withEvents(present, (events) => events.toSorted((a, b) => (a.seq === 9 && b.seq === 10 ? 1 : a.seq === 10 && b.seq === 9 ? -1 : 0))),
    () => "#10 follows #8",
  ],
  [
    "cut off the tail",
    () => withEvents(present, cutOff),
    () => ` ends at #${last(present) - 2}, and the checkpoint says #${last(present)}`,
  ],
  [
    "cut off the tail and roll the head back, signed anew",
    () => signedAnew(rechained(withEvents(present, cutOff))),
    () => `#${last(present)} is missing: the checkpoint`,
  ],
  [
    "forge when it was recorded",
    () => edit(present, 9, (event) => ({ ...event, recordedAt: "2019-01-01T00:00:00.000Z" })),
    () => "#9 was changed",
  ],
  [
    "forge when it happened, with every hash and the end, signed anew",
    () =>
      signedAnew(
        rechained(edit(present, 9, (event) => ({ ...event, body: event.body.replace(/"occurredAt":"20../, '"occurredAt":"2019') }))),
      ),
    () => `#${last(present)} is another one than the checkpoint`,
  ],
  ["exchange two streams", () => ({ ...present, events: present.events.map(named) }), () => "#1 does not name the hash"],
  ["replay an older export", () => older, () => `#${last(present)} is missing: the checkpoint of 2026-01-01T00:00:00.000Z saw it`],
  [
    "pass off a release as another one",
    () => ({ ...present, events: present.events.map((event) => (event.stream === stream() ? { ...event, stream: OTHER } : event)) }),
    () => " ends at #0, and the checkpoint says",
  ],
  [
    "leave a release out, signed anew",
    () => signedAnew(rechained(withEvents(present, () => []))),
    () => "the checkpoint is signed by another key",
  ],
  [
    "take the signature off",
    () => ({ ...present, checkpoint: { ...present.checkpoint, signature: null } }),
    () => "the checkpoint is not signed",
  ],
];

function check({ header, events, checkpoint }: Export, checkpoints = readCheckpoints(printed)) {
  const file = path.join(folder, `${crypto.randomUUID()}.jsonl`);
  writeFileSync(file, [header, ...events, { checkpoint }].map((line) => `${JSON.stringify(line)}\n`).join(""));
  return verifyExport(file, { publicKey: publicKeyText() ?? "", checkpoints });
}

describe(`somebody who passes on an export: ${MANIPULATIONS.length} of ${MANIPULATIONS.length} found and located`, () => {
  it.each(MANIPULATIONS)("%s", async (_, does, found) => {
    const { problems } = await check(does());
    expect(problems.filter((one) => one.includes(found()))).not.toEqual([]);
  });
});

describe("an untouched export", () => {
  it("holds what was printed before it", async () => {
    expect(await check(present)).toMatchObject({ problems: [], unseen: [] });
    expect(await check(older, [])).toMatchObject({ problems: [] });
  });

  it("says which streams of the checkpoints it has nothing of, and finds no fault in that", async () => {
    const checkpoint = makeCheckpoint([[OTHER, 3, "ab"]], "2026-01-01T00:00:00.000Z");
    expect(await check(present, [checkpoint])).toMatchObject({ problems: [], unseen: [OTHER] });
  });

  it("is not vouched for by a checkpoint that somebody else signed", async () => {
    const [checkpoint] = readCheckpoints(printed);
    const forged = { ...checkpoint, at: "2026-02-02T00:00:00.000Z", heads: checkpoint?.heads ?? [] };
    expect((await check(present, [forged])).problems).toEqual([
      "the signature of the checkpoint of 2026-02-02T00:00:00.000Z does not hold",
    ]);
  });
});
