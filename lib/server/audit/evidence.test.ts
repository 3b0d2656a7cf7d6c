import { createHash } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { GET } from "@/app/api/v1/releases/[release]/evidence-pack/route";
import { type EvidencePackDto, evidencePackAnswer } from "@/lib/contracts/evidence-pack";
import { canonicalJson } from "@/lib/domain/text/canonical-json";
import { makeTeam } from "@/lib/server/access/testing/team";
import { releaseStream } from "@/lib/server/platform/event-log";
import { testDatabase } from "@/lib/server/platform/testing/database";
import { call, cookieFor } from "@/lib/server/platform/testing/request";
import { type Scenario, seedScenario } from "@/prisma/seed/scenarios";
import { isSignedBy, publicKeyText, readHead } from "./checkpoint";

const database = testDatabase();

let scenario: Scenario;
let release: string;
let pack: EvidencePackDto;

const read = async (person: string) => call(GET, { params: { release }, cookie: await cookieFor(person) });

beforeAll(async () => {
  scenario = await seedScenario("rolling-back");
  release = scenario.release?.id ?? "";
  pack = (await read(scenario.people.agent.id)).body as EvidencePackDto;
});

describe("the evidence pack of a release", () => {
  it("is what its schema says and not a field more", () => {
    expect(evidencePackAnswer.parse(pack)).toEqual(pack);
  });

  it("shows of every signature exactly what was signed: its digest comes out again", () => {
    const signOffs = pack.gates.flatMap((gate) => gate.signOffs);
    expect(signOffs.length).toBeGreaterThan(1);
    const shown = new Map(pack.contents.map(({ digest, content }) => [digest, content]));
    for (const { digest, content } of signOffs) {
      expect(content).toBe(digest);
      expect(
        createHash("sha256")
          .update(canonicalJson(shown.get(digest)))
          .digest("hex"),
      ).toBe(digest);
    }
  });

  it("holds every event of the log, and its end, signed", async () => {
    const rows = await database.asSuperuser<{ seq: number; hash: string }>(
      "SELECT seq, encode(hash, 'hex') AS hash FROM event WHERE stream = $1 ORDER BY seq",
      [releaseStream(release)],
    );
    expect(pack.events.map(({ seq, hash }) => ({ seq, hash }))).toEqual(rows);
    expect(pack.log.checkpoint.heads).toEqual([await readHead(releaseStream(release))]);
    expect(isSignedBy(pack.log.checkpoint, publicKeyText() ?? "")).toBe(true);
    expect(pack.log.problems).toEqual([]);
  });

  it("has the rollback that was decided, and by whom", () => {
    expect(pack.rollback).toMatchObject({ reason: "Error rate more than 5 points above the baseline", closedAt: null });
    expect(pack.course.at(-1)).toMatchObject({ type: "rollback.started", by: { id: pack.rollback?.by.id } });
    expect(pack.gates.map(({ code }) => code)).toContain("Rollback");
  });

  it("is found by members of the team only, viewers among them", async () => {
    const { people } = await makeTeam({ zoe: "admin" });
    expect(await read(people.zoe.ref.id)).toMatchObject({ status: 404, body: { code: "not-found" } });
  });

  it("says where the log was tampered with", async () => {
    const stream = releaseStream(release);
    const kept = await database.asSuperuser<{ body: string }>("SELECT body FROM event WHERE stream = $1 AND seq = 6", [stream]);
    await database.asSuperuser(
      `UPDATE event SET body = replace(body, '"kind":"person"', '"kind":"system"') WHERE stream = $1 AND seq = 6`,
      [stream],
    );
    const tampered = (await read(scenario.people.agent.id)).body as EvidencePackDto;
    await database.asSuperuser("UPDATE event SET body = $2 WHERE stream = $1 AND seq = 6", [stream, kept[0]?.body]);
    expect(tampered.log.problems).toEqual([{ seq: 6, message: "Its text, number or time is not what was recorded." }]);
  });
});
