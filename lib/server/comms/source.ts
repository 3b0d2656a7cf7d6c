import type { AboutDto, DraftDto, MessageDto } from "@/lib/contracts/message";
import { isAnyoneAble } from "@/lib/domain/access/who-can";
import { tellingOf } from "@/lib/domain/comms/decide-message";
import type { DraftSource } from "@/lib/domain/comms/draft";
import { subjectOf } from "@/lib/domain/comms/draft";
import { figureLabel, figureText } from "@/lib/domain/comms/figures";
import { fillField, lastReadings } from "@/lib/domain/comms/fill";
import type { MessageKind } from "@/lib/domain/comms/kind-names";
import { type MessageRow, standingMessages } from "@/lib/domain/comms/message";
import { type DueMessage, scheduleOf } from "@/lib/domain/comms/schedule";
import type { Telling } from "@/lib/domain/comms/telling";
import { letterSource } from "@/lib/domain/incident/fill-letter";
import { LETTER_ZONE, letterSchedule, tellingOfIncident } from "@/lib/domain/incident/letters";
import { toldIncidents } from "@/lib/domain/incident/linked";
import type { IncidentState } from "@/lib/domain/incident/state";
import type { CommandContext } from "@/lib/domain/release/command";
import type { ReleaseState } from "@/lib/domain/release/state";
import { t0Of } from "@/lib/domain/time/axis";
import { requireIncident } from "@/lib/server/incident/data";
import { now } from "@/lib/server/platform/clock";
import { Fault } from "@/lib/server/platform/problem";
import type { Access } from "@/lib/server/platform/route";
import { actorOf } from "@/lib/server/platform/team-events";
import { contextOf } from "@/lib/server/release/context";
import { requireRelease } from "@/lib/server/release/data";
import type { SourceId } from "./source-id";

/** What is needed of whatever messages tell of, as one person sees it. */
export type Source = {
  readonly id: SourceId;
  readonly teamId: string;
  readonly about: AboutDto;
  readonly messages: readonly MessageRow[];
  readonly telling: Telling;
  readonly schedule: () => DueMessage[];
  /** `url` leads to its page. */
  readonly draftSource: (kind: MessageKind, url: string) => DraftSource;
  /** What can be quoted, newest first. */
  readonly figures: () => DraftDto["figures"];
  /** The incidents of a release that a message of it tells of; of an incident none beside itself. */
  readonly tellsOf: (row: MessageRow) => MessageDto["incidents"];
  /** Whether anybody has the part of telling. */
  readonly hasSender: boolean;
};

/** A release or an incident of the person's team. 404 for another team's, exactly as for one that does not exist. */
export async function requireSource(access: Access, { kind, id }: SourceId): Promise<Source> {
  if (kind === "incident") {
    const { state, permissions } = await requireIncident(access, id);
    return sourceOfIncident(state, { now: now(), actor: actorOf(access.viewer), permissions });
  }
  const { state, members, access: role } = await requireRelease(access, id);
  return sourceOfRelease(state, contextOf({ state, asker: access, role, members }));
}

export function sourceOfRelease(state: ReleaseState, context: CommandContext): Source {
  const { service, toVersion: version, zone } = state.details;
  return {
    id: { kind: "release", id: state.id },
    teamId: state.teamId,
    about: { kind: "release", id: state.id, service: service.name, version, zone, t0: t0Of(state) },
    messages: state.messages ?? [],
    telling: tellingOf(state, context),
    schedule: () => scheduleOf(state, context.now),
    draftSource: (kind, url) => ({
      live: (key) => fillField(key, { state, now: context.now, url }),
      subject: subjectOf(kind, state),
    }),
    figures: () => figuresOf(state),
    tellsOf: ({ kind, sendAt, at }) =>
      toldIncidents(state.incidents, { kind, at: sendAt ?? at }).map(({ id, severity, title }) => ({ id, severity, title })),
    hasSender: isAnyoneAble("message.send", state.roster),
  };
}

export function sourceOfIncident(state: IncidentState, asker: Parameters<typeof tellingOfIncident>[1]): Source {
  const { id, teamId, severity, title, messages = [] } = state;
  return {
    id: { kind: "incident", id },
    teamId,
    about: { kind: "incident", id, severity, title, zone: LETTER_ZONE },
    messages,
    telling: tellingOfIncident(state, asker),
    schedule: () => letterSchedule(state, asker.now),
    draftSource: (kind) => letterSource(state, kind, asker.now),
    figures: () => [],
    tellsOf: () => [],
    // There is always a commander.
    hasSender: true,
  };
}

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

/** The last readings of every phase, newest first. */
function figuresOf(state: ReleaseState): DraftDto["figures"] {
  const { zone } = state.details;
  const all = state.phases.flatMap((phase) => lastReadings(state, phase.key));
  const newest = all.toSorted((a, b) => compare(b.observedAt, a.observedAt));
  return newest.map((one) => ({ reading: one.id, label: figureLabel(one, zone), text: figureText(one, zone) }));
}

/** A message of it as it stands. */
export function requireMessage({ id: { kind }, messages }: Source, id: string): MessageRow {
  const row = standingMessages(messages).find((one) => one.id === id);
  if (!row) throw new Fault("not-found", `This ${kind} has no such message.`);
  return row;
}

/** A message of it that is due. 404 where nothing of this name is. */
export function requireDue({ id: { kind }, schedule }: Source, id: string): DueMessage {
  const due = schedule().find((one) => one.id === id);
  if (!due) throw new Fault("not-found", `No such message is due on this ${kind}. It may have been sent.`);
  return due;
}
