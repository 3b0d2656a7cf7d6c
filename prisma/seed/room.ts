import type { ReleaseRole } from "@/lib/domain/access/roles";
import { followsRecord } from "@/lib/domain/checklist/computed-items";
import type { ReleaseCommand } from "@/lib/domain/release/command";
import { evolve } from "@/lib/domain/release/evolve";
import type { ItemState, ReleaseState } from "@/lib/domain/release/state";
import { gateContent } from "@/lib/domain/sign-off/gate-content";
import { followsGate } from "@/lib/domain/stage/gate-items";
import { addMinutes, fromMs, type Instant, toMs } from "@/lib/domain/time/instant";
import { requireTeam } from "@/lib/server/access/team";
import { Fault } from "@/lib/server/platform/problem";
import { executeCommand } from "@/lib/server/release/commands";
import { contentDigest } from "@/lib/server/release/context";
import { loadRelease } from "@/lib/server/release/load";
import { createPlannedRelease } from "@/lib/server/release/plan";
import { accessOf, at, type SeedPerson } from "./actors";
import { decideUnwritten, type Unwritten } from "./at-once";

/** A release that is being seeded: its state follows each command, so that the next one carries what its sender saw. */
export type Room = {
  readonly id: string;
  /** Whoever may act on it. */
  readonly people: readonly SeedPerson[];
  state: ReleaseState;
  /** Set while what happens is kept, to be written at once. */
  unwritten?: Unwritten | null;
};

export type NewReleaseBody = Parameters<typeof createPlannedRelease>[0]["body"];
type Command<Type extends ReleaseCommand["type"]> = Extract<ReleaseCommand, { type: Type }>;

/** Creates a release as somebody of the team, as the form for a new release does. */
export async function openRoom(
  { team, people }: { team: { readonly id: string }; people: readonly SeedPerson[] },
  { by, at: when, body }: { by: SeedPerson; at: Instant; body: NewReleaseBody },
): Promise<Room> {
  const access = await requireTeam(accessOf(by, "release.create"), { id: team.id });
  const { id } = await at(when, () => createPlannedRelease({ team: access, body }));
  const loaded = await loadRelease(id, by.id);
  if (!loaded) throw new Error(`${body.toVersion} was planned but cannot be found.`);
  return { id, people, state: loaded.state };
}

/** Sends one command as a person, at a time of the command clock. Throws where the server refuses it. */
export async function runAs(room: Room, by: SeedPerson, command: ReleaseCommand, when: Instant): Promise<void> {
  const { unwritten } = room;
  if (unwritten) return at(when, async () => decideUnwritten(room, unwritten, by, command));
  // Which permission a command needs is decided with the command; the routes only say it once more.
  const access = accessOf(by, "release.read");
  const { events } = await at(when, () => executeCommand({ access, releaseId: room.id, command })).catch((error: unknown) => {
    const why = error instanceof Fault ? error.detail : String(error);
    throw new Error(`${by.name} could not send ${JSON.stringify(command)} at ${when}: ${why}`, { cause: error });
  });
  room.state = events.reduce(evolve, room.state);
}

/** What somebody makes of an item; left out is: done, by whoever its role names. */
export type Answer = Partial<Omit<Command<"item.set">, "type" | "item" | "expectedVersion">> & {
  readonly evidence?: { readonly label: string; readonly url: string };
  readonly note?: string;
  readonly by?: SeedPerson;
};

/** Answers by item key; "open" leaves the item as it is. */
export type Answers = Readonly<Record<string, Answer | "open">>;

/** Answers one item as people do: evidence first, then the status, then a note. */
export async function answerItem(room: Room, key: string, { answer, at: when }: { answer: Answer; at: Instant }): Promise<void> {
  const { evidence, note, by = whoDoes(room, itemOf(room, key)), status = "done", ...given } = answer;
  if (evidence) await runAs(room, by, { type: "item.add-evidence", item: key, ...evidence }, when);
  const item = itemOf(room, key);
  const set = { ...(status === "done" ? ordinaryAnswer(room, item) : {}), ...given };
  await runAs(room, by, { type: "item.set", item: key, expectedVersion: item.version, status, ...set }, when);
  if (note) await runAs(room, by, { type: "item.note", item: key, text: note }, when);
}

type PhaseWork = { readonly phase: string; readonly from: Instant; readonly to: Instant; readonly answers?: Answers };

/** Whether somebody answers an item: parents follow from their children, and what restates a gate from its sign-offs. */
const isAnswered = (item: ItemState): boolean => item.kind !== "parent" && !followsGate(item);

/** Works through what is to do in a phase, from its first item to its last, evenly between two times. What follows from a message or a briefing waits for it, unless it is answered here. */
export async function workThrough(room: Room, { phase, from, to, answers = {} }: PhaseWork): Promise<void> {
  const items = room.state.items.filter(
    (item) =>
      item.phase === phase &&
      item.status === "todo" &&
      isAnswered(item) &&
      answers[item.key] !== (followsRecord(item) ? undefined : "open"),
  );
  const stepMs = (toMs(to) - toMs(from)) / Math.max(1, items.length - 1);
  for (const [index, { key }] of items.entries()) {
    const answer = answers[key] ?? {};
    if (answer !== "open") await answerItem(room, key, { answer, at: fromMs(Math.floor(toMs(from) + index * stepMs)) });
  }
}

type Signing = {
  readonly phase: string;
  readonly role: ReleaseRole;
  readonly by: SeedPerson;
  readonly at: Instant;
  readonly comment?: string;
};

/** Signs a gate: bound to what it holds at that moment, open optional items accepted. */
export async function signGate(room: Room, { phase, role, by, at: when, comment }: Signing): Promise<void> {
  const digest = contentDigest(gateContent(room.state, phase));
  await runAs(room, by, { type: "sign-off.grant", phase, role, digest, initials: by.initials, acceptOpen: true, comment }, when);
}

/** Decides at a stage to proceed: the deployer's sign-off of its gate, on what was read until then. */
export async function proceedFrom(room: Room, { phase, by, at: when }: Pick<Signing, "phase" | "by" | "at">): Promise<void> {
  const digest = contentDigest(gateContent(room.state, phase));
  const command = { type: "stage.decide", phase, choice: "proceed", digest, initials: by.initials, acceptOpen: true } as const;
  await runAs(room, by, command, when);
}

/** Whoever the roster names for a role. Throws where it names nobody. */
export function inRole(room: Room, role: ReleaseRole): SeedPerson {
  const entry = room.state.roster.find((one) => one.role === role);
  const person = room.people.find((one) => one.id === entry?.person.id);
  if (!person) throw new Error(`Nobody is ${role} of this release.`);
  return person;
}

export function itemOf(room: Room, key: string): ItemState {
  const item = room.state.items.find((one) => one.key === key);
  if (!item) throw new Error(`This release has no item ${key}.`);
  return item;
}

/** A time of the release's axis: so many minutes from its T-0. */
export function onAxis(room: Room, minutes: number): Instant {
  return addMinutes(room.state.actualT0 ?? room.state.details.plannedT0, minutes);
}

function whoDoes(room: Room, { owner, assignee }: ItemState): SeedPerson {
  const assigned = room.people.find((one) => one.id === assignee?.id);
  if (assigned) return assigned;
  return inRole(room, room.state.roster.some((entry) => entry.role === owner) ? owner : "deployer");
}

/** What an item of this kind cannot be done without. */
function ordinaryAnswer({ state }: Room, { kind }: ItemState): Pick<Answer, "value" | "outcome"> {
  switch (kind) {
    case "choice":
      return { value: state.details.strategy };
    case "fill-in":
      return { value: state.rollback?.method ?? state.details.rollbackMethod };
    case "result":
      return { outcome: "pass", value: "0" };
    case "tick":
    case "computed":
    case "parent":
      return {};
  }
}
