import { beforeAll, expect, it } from "vitest";
import { POST as declare, GET as list } from "@/app/api/v1/teams/[team]/incidents/route";
import type { IncidentListDto } from "@/lib/contracts/incident";
import type { IncidentState } from "@/lib/domain/incident/state";
import { nextUpdateAt } from "@/lib/domain/incident/update-clock";
import { verifyAudit } from "@/lib/server/audit/verify";
import { testDatabase } from "@/lib/server/platform/testing/database";
import { call, cookieFor } from "@/lib/server/platform/testing/request";
import { executeCommand } from "@/lib/server/release/commands";
import { makePlanningTeam, type PlanningTeam, plan } from "@/lib/server/release/testing/plan";
import { loadIncident } from "./data";

testDatabase();

let team: PlanningTeam;
let cookie: string;
beforeAll(async () => {
  team = await makePlanningTeam();
  cookie = await cookieFor(team.people.alice.ref.id);
});

const ask = (handler: typeof declare, body?: object) =>
  call(handler, { method: body ? "POST" : "GET", params: { team: team.id }, cookie, ...(body ? { body } : {}) });

async function stateOf(id: string): Promise<IncidentState> {
  const loaded = await loadIncident(id, team.people.alice.ref.id);
  if (!loaded) throw new Error("The incident is gone.");
  return loaded.state;
}

const tell = (releaseId: string, kind: "incident-notice") =>
  executeCommand({
    access: team.people.carol.access("message.send"),
    releaseId,
    command: {
      type: "message.send",
      message: { kind, slot: null, audiences: ["qa"], subject: "Told", fields: [{ key: "issue", text: "Payments fail" }] },
      lackingReason: "Short on purpose",
    },
  });

it("a message of its release begins the time until the next update anew, and is no part of the record of the incident", async () => {
  const release = await plan(team);
  const body = { title: "Told of", severity: "P1", impact: "A third of payments fails.", release };
  const { id } = (await ask(declare, body)).body as { id: string };
  const before = await stateOf(id);
  expect(before.toldByRelease).toBeUndefined();
  await tell(release, "incident-notice");
  const after = await stateOf(id);
  expect(nextUpdateAt(after) ?? "").not.toBe(nextUpdateAt(before));
  const { incidents } = (await ask(list)).body as IncidentListDto;
  expect(incidents.find((one) => one.id === id)?.nextUpdateAt).toBe(nextUpdateAt(after));
  const { problems } = await verifyAudit({ checksClock: false });
  expect(problems).toEqual([]);
});
