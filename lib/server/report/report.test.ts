import { beforeAll, describe, expect, it } from "vitest";
import { GET } from "@/app/api/v1/releases/[release]/report/route";
import { type ReportDto, reportAnswer } from "@/lib/contracts/report";
import { makeTeam } from "@/lib/server/access/testing/team";
import { isSignedBy, publicKeyText, readHead } from "@/lib/server/audit/checkpoint";
import { releaseStream } from "@/lib/server/platform/event-log";
import { testDatabase } from "@/lib/server/platform/testing/database";
import { call, cookieFor } from "@/lib/server/platform/testing/request";
import { type Scenario, seedScenario } from "@/prisma/seed/scenarios";

const database = testDatabase();

let scenario: Scenario;
let release: string;
let report: ReportDto;

const read = async (person: string) => call(GET, { params: { release }, cookie: await cookieFor(person) });

beforeAll(async () => {
  scenario = await seedScenario("rolling-back");
  release = scenario.release?.id ?? "";
  report = (await read(scenario.people.agent.id)).body as ReportDto;
});

describe("the report of a release", () => {
  it("is what its schema says and not a field more", () => {
    expect(reportAnswer.parse(report)).toEqual(report);
  });

  it("is made of events that the log has, up to the end that is signed", async () => {
    const rows = await database.asSuperuser<{ seq: number; at: string }>(
      `SELECT seq, body::jsonb ->> 'occurredAt' AS at FROM event WHERE stream = $1`,
      [releaseStream(release)],
    );
    const times = new Map(rows.map(({ seq, at }) => [seq, at]));
    const sources = report.figures.flatMap((figure) => figure.sources);
    expect(sources.length).toBeGreaterThan(3);
    for (const { seq, at } of sources) expect(times.get(seq)).toBe(at);
    expect(report.log.checkpoint.heads).toEqual([await readHead(releaseStream(release))]);
    expect(isSignedBy(report.log.checkpoint, publicKeyText() ?? "")).toBe(true);
  });

  it("says that the release goes back, and why", () => {
    expect(report.summary).toContain("It is being rolled back: Error rate more than 5 points above the baseline.");
    expect(report.timeline.at(-1)).toMatchObject({ type: "rollback.started" });
  });

  it("is found by members of the team only, viewers among them", async () => {
    const { people } = await makeTeam({ zoe: "admin" });
    expect(await read(people.zoe.ref.id)).toMatchObject({ status: 404, body: { code: "not-found" } });
  });
});
