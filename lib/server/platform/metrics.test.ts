import { describe, expect, it } from "vitest";
import { GET as ready } from "@/app/api/health/ready/route";
import { GET as metricsRoute } from "@/app/api/metrics/route";
import { GET as members } from "@/app/api/v1/teams/[team]/members/route";
import { makeTeam } from "@/lib/server/access/testing/team";
import { signInWithPassword } from "./auth";
import { env } from "./env";
import { templateOf } from "./metrics";
import { testDatabase } from "./testing/database";
import { call, cookieFor } from "./testing/request";

testDatabase();

const LOCAL = { "x-forwarded-for": "127.0.0.1", host: "localhost:3000" };

/** The value of a series, by the beginning of its line. */
async function figure(series: string): Promise<number> {
  const { body } = await call(metricsRoute, { headers: LOCAL });
  const line = String(body)
    .split("\n")
    .find((one) => one.startsWith(`${series} `));
  return Number(line?.slice(series.length + 1) ?? 0);
}

describe("the figures for Prometheus", () => {
  it("count answers by the template of their route, not by ids", async () => {
    const { id, people } = await makeTeam({ ann: "admin" });
    const cookie = await cookieFor(people.ann.ref.id);
    for (let time = 0; time < 3; time += 1) await call(members, { path: `/api/v1/teams/${id}/members`, params: { team: id }, cookie });
    await call(ready, { path: "/api/health/ready" });
    const count = (route: string) => figure(`tminus_http_request_duration_seconds_count{method="GET",route="${route}",status="200"}`);
    expect(await count("/api/v1/teams/[team]/members")).toBe(3);
    expect(await count("/api/health/ready")).toBe(1);
    const { body } = await call(metricsRoute, { headers: LOCAL });
    expect(String(body)).not.toContain(id);
  });

  it("count events, refused sign-ins and connections", async () => {
    const before = await figure('tminus_events_appended_total{stream="team"}');
    await makeTeam({ ann: "admin", bob: "member" });
    expect((await figure('tminus_events_appended_total{stream="team"}')) - before).toBe(3);
    await signInWithPassword({ email: "nobody@example.com", password: "wrong" }, { address: "10.0.0.1", userAgent: "test" });
    expect(await figure('tminus_sign_ins_refused_total{method="password"}')).toBe(1);
    expect(await figure("tminus_database_connections")).toBeGreaterThan(0);
    expect(await figure("tminus_open_streams")).toBe(0);
    expect(await figure("process_cpu_seconds_total")).toBeGreaterThan(0);
  });

  it.each([
    ["/api/v1/teams/1/members/1", { team: "1", member: "1" }, "/api/v1/teams/[team]/members/[member]"],
    ["/api/v1/releases/x/items/a%20b/status", { release: "x", item: "a b" }, "/api/v1/releases/[release]/items/[item]/status"],
    ["/api/v1/session", {}, "/api/v1/session"],
    ["/api/health/ready", undefined, "/api/health/ready"],
  ])("name %s by its template", (path, params, template) => {
    expect(templateOf(path, params)).toBe(template);
  });
});

describe("who may read them", () => {
  it.each([
    [LOCAL, 200],
    [{ ...LOCAL, "x-forwarded-for": "::ffff:127.0.0.1" }, 200],
    [{ ...LOCAL, "x-forwarded-for": "10.0.0.7" }, 404],
    [{ ...LOCAL, "x-forwarded-for": "unknown" }, 404],
    [{ ...LOCAL, host: "releases.example.com" }, 404],
  ])("without a secret only this machine: %o", async (headers, status) => {
    expect((await call(metricsRoute, { headers })).status).toBe(status);
  });

  it("with a secret whoever has it, from anywhere", async () => {
    env().TMINUS_METRICS_TOKEN = "a-secret";
    const ask = async (authorization?: string) =>
      (await call(metricsRoute, { headers: authorization ? { ...LOCAL, authorization } : LOCAL })).status;
    expect([await ask(), await ask("Bearer a-secret"), await ask("Bearer another"), await ask("a-secret")]).toEqual([404, 200, 404, 404]);
    env().TMINUS_METRICS_TOKEN = "";
  });
});
