import type { RecordedEvent } from "@/lib/domain/release/event";
import type { ReleaseDetails, ReleaseStatus } from "@/lib/domain/release/state";

/** CloudEvents 1.0 in structured JSON. Extension attributes have names of small letters only. */
export type CloudEvent = {
  readonly specversion: "1.0";
  /** Constant for one event of the log, for every endpoint. */
  readonly id: string;
  readonly source: string;
  readonly type: string;
  readonly subject: string;
  readonly time: string;
  readonly datacontenttype: "application/json";
  /** Place in the stream of its release: messages may arrive out of order, this says which is newer. */
  readonly sequence: string;
  readonly data: unknown;
};

/** What a message says of its release beside the event. */
export type ToldRelease = {
  readonly id: string;
  readonly status: ReleaseStatus;
  readonly details: Pick<
    ReleaseDetails,
    "service" | "template" | "environment" | "namespace" | "fromVersion" | "toVersion" | "artifactDigest" | "plannedT0"
  >;
};

type Facts = {
  readonly event: RecordedEvent;
  readonly release: ToldRelease;
  /** Address of the team in this installation, such as `https://releases.example.com/t/payments`. */
  readonly teamUrl: string;
};

const CDEVENTS_VERSION = "0.4.1";

/** The message of one recorded event: a CDEvents type where one fits, `dev.tminus.<type of the event>` else. Pure. */
export function cloudEventOf(facts: Facts): CloudEvent {
  const { event, release, teamUrl } = facts;
  const type = typeOf(facts);
  const envelope = {
    specversion: "1.0",
    id: `${release.id}.${event.seq}`,
    source: teamUrl,
    type,
    subject: release.id,
    time: event.occurredAt,
    datacontenttype: "application/json",
    sequence: String(event.seq).padStart(10, "0"),
  } as const;
  const data = dataOf(facts);
  return { ...envelope, data: type.startsWith("dev.cdevents.") ? cdEventOf(envelope, facts, data) : data };
}

/** CDEvents 0.4 knows what became of a service; the course of a release and its sign-offs it does not. */
function typeOf({ event, release }: Facts): string {
  switch (event.type) {
    case "release.deployed":
      return release.details.fromVersion === "" ? "dev.cdevents.service.deployed.0.2.0" : "dev.cdevents.service.upgraded.0.2.0";
    case "rollback.closed":
      return "dev.cdevents.service.rolledback.0.2.0";
    default:
      return `dev.tminus.${event.type}`;
  }
}

function cdEventOf(envelope: Omit<CloudEvent, "data">, { event, release, teamUrl }: Facts, custom: object) {
  const { id, source, type, time: timestamp } = envelope;
  const { service, environment } = release.details;
  return {
    context: { version: CDEVENTS_VERSION, id, source, type, timestamp },
    subject: {
      id: service.name,
      source: teamUrl,
      type: "service",
      content: { environment: { id: environment, source: teamUrl }, artifactId: artifactOf(release, event) },
    },
    customData: custom,
    customDataContentType: "application/json",
  };
}

/** As package URL: what runs now. After a rollback that is the version before, whose digest nobody noted. */
function artifactOf({ details }: ToldRelease, event: RecordedEvent): string {
  const { service, fromVersion, toVersion, artifactDigest } = details;
  const version = event.type === "rollback.closed" ? fromVersion : toVersion;
  const name = encodeURIComponent(service.name);
  if (artifactDigest === "" || version !== toVersion) return `pkg:generic/${name}@${encodeURIComponent(version)}`;
  return `pkg:oci/${name}@${encodeURIComponent(artifactDigest)}?tag=${encodeURIComponent(version)}`;
}

function dataOf({ event, release, teamUrl }: Facts) {
  const { service, template, environment, namespace, fromVersion, toVersion, artifactDigest, plannedT0 } = release.details;
  return {
    event: event.type,
    actor: event.actor,
    release: {
      id: release.id,
      url: `${teamUrl}/releases/${release.id}`,
      status: release.status,
      service: service.name,
      track: template.track,
      environment,
      namespace,
      fromVersion,
      toVersion,
      artifactDigest,
      plannedT0,
    },
    // A new release is its whole checklist: whoever wants that reads it at the address above.
    payload: event.type === "release.created" ? {} : event.payload,
  };
}

/** What "Send a test" sends: as every message, about no release. */
export function testEvent({
  id,
  at,
  teamUrl,
  actor,
}: {
  id: string;
  at: string;
  teamUrl: string;
  actor: RecordedEvent["actor"];
}): CloudEvent {
  return {
    specversion: "1.0",
    id,
    source: teamUrl,
    type: "dev.tminus.webhook.test",
    subject: id,
    time: at,
    datacontenttype: "application/json",
    sequence: "0000000001",
    data: { event: "webhook.test", actor, text: "This is a test. Nothing happened to a release." },
  };
}
