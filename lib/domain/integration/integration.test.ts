import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ZodError } from "zod";
import { INTEGRATION_KINDS, type IntegrationKind, type Observation } from "./observation";
import { observe } from "./observe";
import { planEffects, type Rule, type RuleRelease } from "./rule";

const at = "2026-11-26T19:00:00.000Z";
const repository = { full_name: "acme/shop", name: "shop", html_url: "https://github.com/acme/shop" };
const deployment = { id: 7, ref: "refs/tags/v2.3.0", environment: "production", task: "deploy", created_at: at };
const suite = { id: 9, head_branch: "v2.3.0", head_sha: "abc", updated_at: at, app: { name: "Actions" } };
const project = { name: "shop", path_with_namespace: "acme/shop", web_url: "https://gitlab.com/acme/shop" };
const run = { id: 5, ref: "v2.3.0", name: "main", created_at: "2026-11-26 19:00:00 UTC", finished_at: "2026-11-26 19:00:00 UTC", url: "" };
const flux = { involvedObject: { kind: "HelmRelease", namespace: "shop", name: "api" }, severity: "info", timestamp: at, metadata: {} };
const argo = { application: "shop", environment: "production", version: "v2.3.0", observedAt: at, url: "https://argo.example.com" };
const alert = {
  labels: { alertname: "HighErrors", service: "shop", env: "production" },
  startsAt: at,
  endsAt: "0001-01-01T00:00:00Z",
  generatorURL: "https://prometheus.example.com/g",
  fingerprint: "ab12",
};
const alerts = (one: object) => ({ version: "4", alerts: [{ ...alert, ...one }], externalURL: "" });
const status = (state: string) => ({ deployment, deployment_status: { state, created_at: at, target_url: "", log_url: "" }, repository });

describe("what a delivery tells", () => {
  it.each<[IntegrationKind, string, unknown, Partial<Observation>]>([
    ["github", "deployment", { deployment, repository }, { outcome: null, version: "v2.3.0", environment: "production" }],
    ["github", "deployment_status", status("success"), { outcome: "pass", source: "deployment:acme/shop:7", observedAt: at }],
    ["github", "deployment_status", status("error"), { outcome: "fail" }],
    ["github", "deployment_status", status("in_progress"), { outcome: null }],
    ["github", "check_suite", { check_suite: { ...suite, conclusion: "success" }, repository }, { outcome: "pass", label: "Actions" }],
    ["github", "check_suite", { check_suite: { ...suite, conclusion: "timed_out" }, repository }, { outcome: "fail" }],
    ["github", "check_suite", { check_suite: { ...suite, conclusion: null }, repository }, { outcome: null }],
    [
      "github",
      "release",
      { action: "published", release: { id: 1, tag_name: "v2.3.0", html_url: "https://x.example", created_at: at }, repository },
      { outcome: "pass", version: "v2.3.0" },
    ],
    [
      "gitlab",
      "",
      { object_kind: "pipeline", object_attributes: { ...run, status: "success" }, project },
      { outcome: "pass", observedAt: at },
    ],
    ["gitlab", "", { object_kind: "pipeline", object_attributes: { ...run, status: "failed" }, project }, { outcome: "fail" }],
    [
      "gitlab",
      "",
      {
        object_kind: "deployment",
        deployment_id: 3,
        status: "success",
        status_changed_at: "2026-11-26 20:00:00 +0100",
        environment: "production",
        project,
      },
      { outcome: "pass", observedAt: at, environment: "production" },
    ],
    ["argo-cd", "", { ...argo, status: "Succeeded" }, { outcome: "pass", service: "shop" }],
    ["argo-cd", "", { ...argo, status: "Degraded" }, { outcome: "fail" }],
    ["argo-cd", "", { ...argo, status: "Running" }, { outcome: null }],
    ["flux", "", { ...flux, reason: "UpgradeSucceeded" }, { outcome: "pass", service: "api" }],
    ["flux", "", { ...flux, severity: "error", reason: "UpgradeFailed" }, { outcome: "fail" }],
    ["flux", "", { ...flux, reason: "Progressing" }, { outcome: null }],
    ["alertmanager", "", alerts({ status: "firing" }), { outcome: "fail", source: "alert:ab12", observedAt: at, service: "shop" }],
    ["alertmanager", "", alerts({ status: "resolved", endsAt: at }), { outcome: "pass", observedAt: at }],
  ])("of %s %s %j", (kind, event, payload, expected) => {
    expect(observe(kind, event, payload)).toMatchObject([expected]);
  });

  it("is nothing for events of no interest", () => {
    expect(observe("github", "star", { any: 1 })).toEqual([]);
    expect(observe("gitlab", "", { object_kind: "push" })).toEqual([]);
  });

  it("is refused, and by nothing but the schema, whatever comes", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...INTEGRATION_KINDS),
        fc.constantFrom("deployment", "check_suite", "release"),
        fc.jsonValue(),
        (kind, event, value) => {
          try {
            observe(kind, event, value);
          } catch (error) {
            expect(error).toBeInstanceOf(ZodError);
          }
        },
      ),
    );
  });

  it.each(["javascript:alert(1)", "ftp://example.com", "https://"])("holds no link to %s", (url) => {
    expect(observe("argo-cd", "", { ...argo, status: "Healthy", url })).toMatchObject([{ url: "" }]);
  });
});

const seen = observe("argo-cd", "", { ...argo, status: "Succeeded" })[0] as Observation;
const rule: Rule = {
  name: "Synced",
  event: "application",
  conditions: [{ field: "service", equals: "shop" }],
  serviceId: "s1",
  sameVersion: true,
  sameEnvironment: true,
  action: { kind: "item", item: "smoke-tests" },
};
const release: RuleRelease = {
  id: "r1",
  name: "shop v2.3.0",
  status: "deploying",
  serviceId: "s1",
  environment: "production",
  toVersion: "2.3.0",
  plannedT0: at,
};
const plan = (changes: { rule?: Partial<Rule>; seen?: Partial<Observation>; releases?: readonly RuleRelease[] } = {}) =>
  planEffects([{ ...rule, ...changes.rule }], { ...seen, ...changes.seen }, changes.releases ?? [release]);

describe("a rule", () => {
  it("reports the item of the release that it is about, with the link", () => {
    expect(plan()).toMatchObject([
      {
        release: { id: "r1" },
        command: { type: "item.report", item: "smoke-tests", outcome: "pass", evidence: { url: argo.url }, observedAt: at },
      },
    ]);
    expect(plan({ seen: { outcome: "fail" } })).toMatchObject([
      { command: { outcome: "fail", reason: expect.stringContaining("failed") } },
    ]);
  });

  it.each<[string, Parameters<typeof plan>[0]]>([
    ["another event", { rule: { event: "deployment" } }],
    ["another service in its words", { seen: { service: "api" } }],
  ])("does not match %s", (_, changes) => {
    expect(plan(changes)).toEqual([]);
  });

  it.each<[string, Parameters<typeof plan>[0]]>([
    ["no result", { seen: { outcome: null } }],
    ["another version", { seen: { version: "v2.4.0" } }],
    ["another environment", { seen: { environment: "staging" } }],
    ["no link", { seen: { url: "" } }],
    ["a draft", { releases: [{ ...release, status: "draft" }] }],
    ["a finished release", { releases: [{ ...release, status: "completed" }] }],
    ["another service", { releases: [{ ...release, serviceId: "s2" }] }],
    ["a flag before the start", { rule: { action: { kind: "flag" } }, releases: [{ ...release, status: "planned" }] }],
  ])("does nothing for %s, and says why", (_, changes) => {
    expect(plan(changes)).toMatchObject([{ command: null, text: expect.stringMatching(/\.$/) }]);
  });

  it("prefers the running release, then the next one", () => {
    const next = { ...release, id: "r2", status: "planned", plannedT0: "2026-11-25T19:00:00.000Z" } as const;
    const later = { ...release, id: "r3", status: "planned", plannedT0: "2026-11-28T19:00:00.000Z" } as const;
    expect(plan({ releases: [later, next, release] })).toMatchObject([{ release: { id: "r1" } }]);
    expect(plan({ releases: [later, next] })).toMatchObject([{ release: { id: "r2" } }]);
  });

  it("of an alert asks whether to roll back, by the criterion that the alert is named for, and takes it back", () => {
    const flag = { event: "", action: { kind: "flag" } } as const;
    const fired = { event: "alert", source: "alert:ab12", outcome: "fail", subject: "RollbackErrorRate", service: "shop" } as const;
    expect(plan({ rule: flag, seen: fired })).toMatchObject([
      {
        command: {
          type: "cause.report",
          isFiring: true,
          criterion: "error-rate",
          source: "alert:ab12",
          text: "RollbackErrorRate (shop, production)",
        },
      },
    ]);
    expect(plan({ rule: flag, seen: { ...fired, subject: "Disk", outcome: "pass" } })).toMatchObject([
      { command: { type: "cause.report", isFiring: false, criterion: null } },
    ]);
  });

  it("asks for a rollback and takes that back, in words only, where it is no alert", () => {
    const flag = { action: { kind: "flag" } } as const;
    expect(plan({ rule: flag, seen: { outcome: "fail" } })).toMatchObject([
      { command: { type: "flag.raise", text: expect.stringContaining("Roll back?") } },
    ]);
    expect(plan({ rule: flag })).toMatchObject([{ command: { type: "flag.raise", text: expect.stringContaining("no longer holds") } }]);
  });
});
