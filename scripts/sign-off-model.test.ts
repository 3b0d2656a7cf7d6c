import fc from "fast-check";
import { expect, it } from "vitest";
import type { ReleaseRole } from "@/lib/domain/access/roles";
import type { ReleaseCommand } from "@/lib/domain/release/command";
import { evaluateGate } from "@/lib/domain/sign-off/evaluate-gate";
import { standingRows } from "@/lib/domain/sign-off/sign-off-rows";
import { at, PEOPLE, type PersonKey, roster } from "@/lib/domain/sign-off/testing/fixture";
import { ReferenceGate, SIGNERS, type Signer } from "@/lib/domain/sign-off/testing/reference-gate";
import { ask, digest, itemOf, must, openRoom, phaseOf, type Room, toGo } from "@/lib/domain/sign-off/testing/room";
import { canonicalJson } from "@/lib/domain/text/canonical-json";

/**
 * Random courses of the go, each put to the application and to a small model that was written beside it: whatever is asked, both accept or both
 * refuse, and afterwards both say the same. `npm test` runs 500, `npm run sign-off:model` 10,000.
 */
const RUNS = Number(process.env.MODEL_RUNS ?? 500);
const GO = "t-2h";
const ROLE_OF: Record<Signer, ReleaseRole> = { dana: "deployer", amir: "approver", ben: "approver" };

const sides = (): { model: ReferenceGate; real: Room } => {
  const room = toGo(openRoom({ roster: roster("deployer dana", "approver amir", "approver ben", "commander cleo") }));
  const requirements = [
    { role: "deployer", count: 1 },
    { role: "approver", count: 2 },
  ] as const;
  const incident = {
    id: "i",
    title: "Payments fail",
    severity: "P0",
    commander: PEOPLE.cleo,
    status: "open",
    act: "declared",
    at: at(-200),
  } as const;
  const phases = room.state.phases.map((phase) => (phase.key === GO ? { ...phase, requirements } : phase));
  room.state = { ...room.state, phases, incidents: [incident] };
  return { model: new ReferenceGate(), real: room };
};

/** What somebody asks of both. The model says whether it is accepted. */
type Asked = {
  readonly who: PersonKey;
  readonly command: (room: Room) => ReleaseCommand;
  readonly model: (gate: ReferenceGate) => boolean;
};

class Ask implements fc.Command<ReferenceGate, Room> {
  readonly name: string;
  readonly asked: Asked;
  constructor(name: string, asked: Asked) {
    this.name = name;
    this.asked = asked;
  }
  check = ({ isStarted }: Readonly<ReferenceGate>) => !isStarted;
  run(model: ReferenceGate, room: Room): void {
    const { who, command, model: predict } = this.asked;
    const decision = ask(room, who, command(room));
    expect(decision.ok, `${this.name}: ${decision.ok ? "accepted" : decision.refusal.message}`).toBe(predict(model));
    compare(model, room);
  }
  toString = () => this.name;
}

class Wait implements fc.Command<ReferenceGate, Room> {
  readonly minutes: number;
  constructor(minutes: number) {
    this.minutes = minutes;
  }
  check = ({ isStarted }: Readonly<ReferenceGate>) => !isStarted;
  run(model: ReferenceGate, room: Room): void {
    model.wait(this.minutes);
    room.now = at(model.minutes);
    must(room, "clock", { type: "clock.sweep" });
    compare(model, room);
  }
  toString = () => `wait ${this.minutes}`;
}

function compare(model: ReferenceGate, room: Room): void {
  const phase = phaseOf(room, GO);
  const { state, now, members } = room;
  const votes = standingRows(state, GO).map((row) => [row.person.id, row.kind]);
  expect(votes.toSorted()).toEqual([...model.votes].map(([who, kind]) => [PEOPLE[who].id, kind]).toSorted());
  expect(state.hold !== null).toBe(model.isHeld);
  expect(phase.status).toBe(model.isClosed ? "closed" : "open");
  if (model.isStarted) return;
  expect(state.hold?.from ?? state.status).toBe(model.isClosed ? "ready" : "preparing");
  const gate = evaluateGate({ state, phase, now, members, digestOf: canonicalJson });
  expect([gate.isQuorate, gate.display === "awaiting"]).toEqual([model.isQuorate, model.isAwaiting && !model.isRefused]);
  expect(gate.glass !== null).toBe(model.glassEnds !== null);
}

const rowOf = ({ state }: Room, who: Signer, kind: "granted" | "refused") =>
  standingRows(state, GO).find((row) => row.person.id === PEOPLE[who].id && row.kind === kind)?.id ?? "nothing";

const signer = fc.constantFrom(...SIGNERS);
const asks = (name: string, asked: Asked) => new Ask(name, asked);
const grants = signer.map((who) =>
  asks(`${who} signs`, {
    who,
    command: (room) => ({
      type: "sign-off.grant",
      phase: GO,
      role: ROLE_OF[who],
      digest: digest(room, GO),
      initials: PEOPLE[who].initials,
      acceptOpen: true,
    }),
    model: (gate) => gate.grant(who),
  }),
);

const COMMANDS = [
  grants,
  grants,
  grants,
  fc.tuple(signer, fc.constantFrom("dana", "mia", "cleo", "adam")).map(([as, who]) =>
    asks(`${who} signs as ${ROLE_OF[as]} without the role`, {
      who: who === "dana" && as === "dana" ? "mia" : who,
      command: (room) => ({
        type: "sign-off.grant",
        phase: GO,
        role: ROLE_OF[as],
        digest: digest(room, GO),
        initials: PEOPLE[who].initials,
      }),
      model: () => false,
    }),
  ),
  signer.map((who) =>
    asks(`${who} signs what they have not seen`, {
      who,
      command: () => ({
        type: "sign-off.grant",
        phase: GO,
        role: ROLE_OF[who],
        digest: "old",
        initials: PEOPLE[who].initials,
        acceptOpen: true,
      }),
      model: () => false,
    }),
  ),
  signer.map((who) =>
    asks(`${who} refuses`, {
      who,
      command: (room) => ({ type: "sign-off.refuse", phase: GO, role: ROLE_OF[who], digest: digest(room, GO), reason: "Not yet" }),
      model: (gate) => gate.refuse(who),
    }),
  ),
  signer.map((who) =>
    asks(`${who} withdraws`, {
      who,
      command: (room) => ({ type: "sign-off.withdraw", signOff: rowOf(room, who, "refused") }),
      model: (gate) => gate.takeBack(who, "refused"),
    }),
  ),
  signer.map((who) =>
    asks(`${who} revokes`, {
      who,
      command: (room) => ({ type: "sign-off.revoke", signOff: rowOf(room, who, "granted"), reason: "Wait" }),
      model: (gate) => gate.takeBack(who, "granted"),
    }),
  ),
  fc.tuple(fc.nat(1), fc.boolean()).map(([index, isDone]) =>
    asks(`item ${index} is ${isDone ? "done" : "to do"}`, {
      who: "dana",
      command: (room) => {
        const { key, version, ...item } = itemOf(room, `${GO}/${index + 1}`);
        const status = isDone ? "done" : "todo";
        const reason = status === item.status ? item.reason : "Because";
        return { type: "item.set", item: key, status, expectedVersion: version, ...(reason ? { reason } : {}) };
      },
      model: (gate) => gate.setItem(index, isDone),
    }),
  ),
  fc.constant(
    asks("another version", {
      who: "cleo",
      command: ({ state }) => {
        const [major, minor, patch] = state.details.toVersion.slice(1).split(".");
        const toVersion = `v${major}.${minor}.${Number(patch) + 1}`;
        return { type: "release.edit", expectedSeq: state.seq, changes: { toVersion } };
      },
      model: (gate) => gate.change(),
    }),
  ),
  fc
    .constantFrom("dana" as const, "amir" as const, "cleo" as const)
    .map((who) => asks(`${who} holds`, { who, command: () => ({ type: "release.hold", reason: "Wait" }), model: (gate) => gate.hold() })),
  fc
    .constantFrom(["amir", "approver"] as const, ["cleo", "commander"] as const)
    .map(([who, role]) =>
      asks(`${who} agrees to resume`, { who, command: () => ({ type: "release.resume", role }), model: (gate) => gate.resume(role) }),
    ),
  fc.constantFrom("cleo" as const, "dana" as const, "max" as const).map((who) =>
    asks(`${who} breaks the glass`, {
      who,
      command: () => ({ type: "break-glass.invoke", phase: GO, reason: "Nobody can pay" }),
      model: (gate) => who === "cleo" && gate.breakGlass(),
    }),
  ),
  fc
    .constantFrom("dana" as const, "amir" as const)
    .map((who) =>
      asks(`${who} starts`, { who, command: () => ({ type: "deployment.start" }), model: (gate) => who === "dana" && gate.start() }),
    ),
  // Often to the minute at which something ends.
  fc.oneof(fc.integer({ min: 1, max: 70 }), fc.constantFrom(1, 59, 60, 299, 300)).map((minutes) => new Wait(minutes)),
];

it("the application and the model agree on every course of a go", () => {
  fc.assert(
    fc.property(fc.commands(COMMANDS, { maxCommands: 40 }), (commands) => fc.modelRun(sides, commands)),
    { numRuns: RUNS },
  );
}, 600_000);
