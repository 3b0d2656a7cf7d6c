import { describe, expect, it } from "vitest";
import type { RecordedEvent, ReleaseEvent } from "@/lib/domain/release/event";
import { cloudEventOf, type ToldRelease, testEvent } from "./cloud-event";

const actor = { kind: "person", id: "alice", name: "Alice Smith", initials: "AS" } as const;
const release: ToldRelease = {
  id: "0b5a3c1e-0000-4000-8000-000000000001",
  status: "deploying",
  details: {
    service: { id: "s1", name: "checkout service" },
    template: { key: "standard", version: 1, track: "standard" },
    environment: "production",
    namespace: "shop",
    fromVersion: "v2.2.5",
    toVersion: "v2.3.0",
    artifactDigest: "",
    plannedT0: "2026-11-26T19:00:00.000Z",
  },
};
const teamUrl = "https://releases.example.com/t/payments";
const recorded = (event: ReleaseEvent): RecordedEvent => ({ ...event, seq: 42, actor, occurredAt: "2026-11-26T19:01:00.000Z" });
const told = (event: ReleaseEvent, details: Partial<ToldRelease["details"]> = {}) =>
  cloudEventOf({ event: recorded(event), release: { ...release, details: { ...release.details, ...details } }, teamUrl });

const DEPLOYED: ReleaseEvent = { type: "release.deployed", payload: {} };
const ROLLED_BACK: ReleaseEvent = { type: "rollback.closed", payload: {} };

describe("the message of an event", () => {
  it.each<[ReleaseEvent, string]>([
    [{ type: "deployment.started", payload: { actualT0: "2026-11-26T19:01:00.000Z" } }, "dev.tminus.deployment.started"],
    [{ type: "deployment.verifying", payload: {} }, "dev.tminus.deployment.verifying"],
    [DEPLOYED, "dev.cdevents.service.upgraded.0.2.0"],
    [ROLLED_BACK, "dev.cdevents.service.rolledback.0.2.0"],
    [{ type: "release.completed", payload: {} }, "dev.tminus.release.completed"],
    [{ type: "release.held", payload: { reason: "Errors" } }, "dev.tminus.release.held"],
    [{ type: "rollback.started", payload: { reason: "Errors", method: "Undo", note: "" } }, "dev.tminus.rollback.started"],
    [{ type: "flag.raised", payload: { id: "f", text: "Look" } }, "dev.tminus.flag.raised"],
  ])("%j is %s", (event, type) => {
    expect(told(event).type).toBe(type);
  });

  it("is a CloudEvent of this event and of no other", () => {
    expect(told({ type: "release.held", payload: { reason: "Errors" } })).toEqual({
      specversion: "1.0",
      id: `${release.id}.42`,
      source: teamUrl,
      type: "dev.tminus.release.held",
      subject: release.id,
      time: "2026-11-26T19:01:00.000Z",
      datacontenttype: "application/json",
      sequence: "0000000042",
      data: {
        event: "release.held",
        actor,
        release: {
          id: release.id,
          url: `${teamUrl}/releases/${release.id}`,
          status: "deploying",
          service: "checkout service",
          track: "standard",
          environment: "production",
          namespace: "shop",
          fromVersion: "v2.2.5",
          toVersion: "v2.3.0",
          artifactDigest: "",
          plannedT0: "2026-11-26T19:00:00.000Z",
        },
        payload: { reason: "Errors" },
      },
    });
  });

  it("is a whole CDEvent where one fits, with ours beside it", () => {
    expect(told(DEPLOYED).data).toMatchObject({
      context: { version: "0.4.1", id: `${release.id}.42`, source: teamUrl, type: "dev.cdevents.service.upgraded.0.2.0" },
      subject: { id: "checkout service", type: "service", content: { environment: { id: "production" } } },
      customData: { event: "release.deployed", release: { toVersion: "v2.3.0" } },
      customDataContentType: "application/json",
    });
  });

  it("says deployed where nothing ran before", () => {
    expect(told(DEPLOYED, { fromVersion: "" }).type).toBe("dev.cdevents.service.deployed.0.2.0");
  });

  it.each([
    [DEPLOYED, "", "pkg:generic/checkout%20service@v2.3.0"],
    [DEPLOYED, "sha256:ab", "pkg:oci/checkout%20service@sha256%3Aab?tag=v2.3.0"],
    [ROLLED_BACK, "sha256:ab", "pkg:generic/checkout%20service@v2.2.5"],
  ] as const)("%j with digest %j leaves %s running", (event, artifactDigest, artifactId) => {
    expect(told(event, { artifactDigest }).data).toMatchObject({ subject: { content: { artifactId } } });
  });

  it("leaves the checklist of a new release out", () => {
    const created = { type: "release.created", payload: { state: { items: ["many"] } } } as unknown as ReleaseEvent;
    expect(told(created).data).toMatchObject({ event: "release.created", payload: {} });
  });
});

it("a test says that it is one", () => {
  expect(testEvent({ id: "t1", at: "2026-11-26T19:01:00.000Z", teamUrl, actor })).toMatchObject({
    specversion: "1.0",
    type: "dev.tminus.webhook.test",
    data: { text: expect.stringContaining("Nothing happened") },
  });
});
