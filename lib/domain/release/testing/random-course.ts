import fc from "fast-check";
import { BRIEFING } from "@/lib/domain/briefing/testing/briefed";
import { followsRecord } from "@/lib/domain/checklist/computed-items";
import { KIND_NAMES, MESSAGE_KINDS } from "@/lib/domain/comms/kind-names";
import { KINDS } from "@/lib/domain/comms/kinds";
import { scopeCommands } from "@/lib/domain/scope/testing/random-scope";
import { gateContent } from "@/lib/domain/sign-off/gate-content";
import { addMinutes } from "@/lib/domain/time/instant";
import type { NewMessage, ReleaseCommand } from "../command";
import { verdictsOf } from "../obligation-rules";
import { currentPhase } from "../release-status";
import { ITEM_STATUSES, type ItemState, type PhaseState, type ReleaseState } from "../state";
import { asking, at, PEOPLE, type PersonKey } from "./fixture";

/** Somebody asks for something, some minutes after the step before. What exactly is filled in from the state it meets. */
export type Step = { readonly who: PersonKey; readonly minutes: number; readonly dice: number; readonly kind: StepKind };

const STEP_KINDS = [
  "advance",
  "advance",
  "advance",
  "advance",
  "advance",
  "advance",
  "item",
  "item",
  "words",
  "plan",
  "scope",
  "course",
  "course",
  "sign",
  "sign",
  "phase",
  "obligation",
  "briefing",
  "message",
  "sweep",
] as const;
type StepKind = (typeof STEP_KINDS)[number];

export const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.record({
    who: fc.constantFrom(...(Object.keys(PEOPLE) as PersonKey[])),
    minutes: fc.nat({ max: 25 }),
    dice: fc.nat({ max: 9_999 }),
    kind: fc.constantFrom(...STEP_KINDS),
  }),
  { minLength: 15, maxLength: 60 },
);

export type Asked = { readonly who: PersonKey; readonly command: ReleaseCommand };

/** What a step asks for in this state. `advance` is what brings the release on; everything else is asked at random. */
export function commandsOf(step: Step, state: ReleaseState, now: string): Asked[] {
  if (step.kind === "advance") return advance(state);
  return [{ who: step.who, command: randomCommand({ kind: step.kind, dice: step.dice }, state, now) }];
}

function randomCommand(
  { kind, dice }: { kind: Exclude<StepKind, "advance">; dice: number },
  state: ReleaseState,
  now: string,
): ReleaseCommand {
  const pick = <T>(list: readonly T[], offset = 0): T | undefined => list[Math.floor(dice / (offset + 1)) % Math.max(1, list.length)];
  const item = pick(state.items)?.key ?? "nothing";
  const phase = pick(state.phases)?.key ?? "nothing";
  const reason = dice % 5 === 0 ? "" : "Because";
  const role = pick(["deployer", "approver", "commander"] as const) ?? "deployer";
  const signOff = pick(state.signOffs)?.id ?? "nothing";
  const digest = dice % 7 === 0 ? "old" : asking(state, "alice").digestOf(gateContent(state, phase));
  const tables: Record<typeof kind, readonly ReleaseCommand[]> = {
    item: [randomSet(state, dice, now)],
    words: [
      { type: "item.note", item, text: reason },
      { type: "item.add-evidence", item, url: `https://ci.example/${dice % 3}`, label: "Run" },
      { type: "item.assign", item, assignee: dice % 2 ? PEOPLE.mia : null },
      { type: "comment.add", text: reason },
      { type: "flag.raise", text: reason },
    ],
    plan: [
      { type: "release.plan" },
      { type: "release.edit", expectedSeq: state.seq - (dice % 2), changes: { impact: `Impact ${dice % 4}` } },
      { type: "release.edit", expectedSeq: state.seq, changes: { toVersion: `v2.3.${dice % 3}` } },
      { type: "release.move", expectedSeq: state.seq, zone: "Europe/London", ...shifted(dice % 90) },
      { type: "roster.change", expectedSeq: state.seq, roster: state.roster.toSpliced(dice % state.roster.length, 1) },
    ],
    scope: scopeCommands(state, dice),
    course: [
      { type: "deployment.start" },
      { type: "release.hold", reason },
      { type: "release.resume", role },
      { type: "release.cancel", reason: dice % 4 === 0 ? reason : "" },
      { type: "rollback.start", reason, method: "Undo" },
    ],
    sign: [
      { type: "sign-off.grant", phase, role, digest, initials: dice % 9 === 0 ? "XX" : "AS", comment: reason, acceptOpen: true },
      { type: "sign-off.refuse", phase, role, digest, reason },
      { type: "sign-off.withdraw", signOff },
      { type: "sign-off.revoke", signOff, reason },
    ],
    phase: [
      { type: "phase.close", phase, reason },
      { type: "phase.restart", phase, reason: dice % 3 === 0 ? reason : "" },
    ],
    obligation: obligationCommands(state, dice, now),
    briefing: briefingCommands(state, dice),
    message: messageCommands(state, dice, now),
    sweep: [{ type: "clock.sweep" }],
  };
  return pick(tables[kind], 1) ?? { type: "clock.sweep" };
}

function obligationCommands(state: ReleaseState, dice: number, now: string): ReleaseCommand[] {
  const obligation = state.obligations[dice % Math.max(1, state.obligations.length)]?.id ?? "nothing";
  const owner = (["deployer", "approver", "expert"] as const)[dice % 3];
  return [
    { type: "obligation.settle", obligation, note: dice % 5 === 0 ? "" : "Done" },
    { type: "obligation.change", obligation, owner, dueAt: addMinutes(now, dice), reason: dice % 5 === 0 ? "" : "Because" },
    { type: "message.send", message: report(dice % 2 === 0 ? "report-24h" : "post-incident-report") },
  ];
}

/** What closes an obligation by itself. */
function report(kind: "report-24h" | "post-incident-report"): NewMessage {
  const fields = KINDS[kind].required.map((key) => ({ key, text: "Said" }));
  return { kind, slot: null, audiences: ["engineering"], subject: KIND_NAMES[kind], fields };
}

/** The first of them publishes, since nothing can be read before. */
function briefingCommands({ briefings = [] }: ReleaseState, dice: number): ReleaseCommand[] {
  const version = briefings.length;
  const content = dice % 5 === 0 ? { ...BRIEFING, headline: "" } : BRIEFING;
  const asked = [PEOPLE.vera, PEOPLE.mia].slice(dice % 2);
  const expectedVersion = dice % 6 === 0 ? version + 1 : version;
  return [
    { type: "briefing.publish", expectedVersion, content, isMaterial: dice % 4 < 2, asked },
    { type: "briefing.confirm", version: expectedVersion },
    { type: "briefing.remind" },
  ];
}

/** Some are given a time; those wait for the clock, which lets go what is there. */
function messageCommands({ messages = [] }: ReleaseState, dice: number, now: string): ReleaseCommand[] {
  const kind = MESSAGE_KINDS[Math.floor(dice / 2) % MESSAGE_KINDS.length] ?? "start";
  const audiences = dice % 7 === 0 ? (["customers"] as const) : KINDS[kind].audiences;
  const message = messages[dice % Math.max(1, messages.length)]?.id ?? "nothing";
  const sendAt = dice % 3 === 0 ? { sendAt: addMinutes(now, 5) } : {};
  const text = { kind, slot: null, audiences, subject: "Told", fields: [] };
  return [
    { type: "message.send", message: text, lackingReason: "Short", ...sendAt },
    { type: "message.approve", message },
    { type: "message.leave", message },
    { type: "message.cancel", message, reason: "Wrong" },
  ];
}

function shifted(minutes: number) {
  return { plannedT0: at(minutes), windowStart: at(minutes - 60), windowEnd: at(minutes + 180) };
}

function randomSet(state: ReleaseState, dice: number, now: string): ReleaseCommand {
  const item = state.items[dice % state.items.length];
  const status = ITEM_STATUSES[Math.floor(dice / 3) % ITEM_STATUSES.length] ?? "todo";
  if (!item) return { type: "clock.sweep" };
  const stale = dice % 6 === 0 ? 1 : 0;
  const until = status === "waived" ? { waivedUntil: at((Date.parse(now) - Date.parse(at(0))) / 60_000 + 30 + (dice % 600)) } : {};
  return {
    ...answer(item),
    status,
    expectedVersion: item.version - stale,
    reason: dice % 8 === 0 ? "" : "Because",
    ...until,
    ...outcomeOf(item, status),
  };
}

function outcomeOf(item: ItemState, status: string): { outcome?: "pass" | "fail" } {
  if (item.kind !== "result") return {};
  if (status === "done") return { outcome: "pass" };
  return status === "failed" ? { outcome: "fail" } : { outcome: undefined };
}

/** What closes or starts next: the open required items of the present phase by its deployer, then its closing or its signatures. */
function advance(state: ReleaseState): Asked[] {
  if (state.status === "draft") return [{ who: "max", command: { type: "release.plan" } }];
  if (state.status === "ready") return [{ who: "alice", command: { type: "deployment.start" } }];
  const phase = currentPhase(state);
  if (!phase)
    return state.obligations.map((one) => {
      const verdict = verdictsOf(one) ? ({ verdict: "approved" } as const) : {};
      return { who: "bob", command: { type: "obligation.settle", obligation: one.id, note: "Done", ...verdict } };
    });
  const open = state.items.filter((item) => item.phase === phase.key && item.required && item.kind !== "parent" && !isResolved(item));
  if (open.length > 0)
    return open.map((item) => ({ who: "alice", command: { ...answer(item), ...resolved(item), expectedVersion: item.version } }));
  return phase.requirements.length === 0
    ? [{ who: "alice", command: { type: "phase.close", phase: phase.key, reason: "Ready early" } }]
    : signatures(state, phase);
}

/** What follows from a message or a briefing is ticked by nobody. */
const resolved = (item: ItemState) =>
  followsRecord(item) ? ({ status: "not-applicable", reason: "Told in person" } as const) : ({ status: "done" } as const);

function isResolved(item: ItemState): boolean {
  return item.status === "done" || item.status === "not-applicable" || item.status === "waived";
}

function signatures(state: ReleaseState, phase: PhaseState): Asked[] {
  const digest = asking(state, "alice").digestOf(gateContent(state, phase.key));
  return phase.requirements.flatMap(({ role }) =>
    state.roster
      .filter((entry) => entry.role === role)
      .map(({ person }) => ({
        who: person.id as PersonKey,
        command: { type: "sign-off.grant", phase: phase.key, role, digest, initials: person.initials, comment: "Seen", acceptOpen: true },
      })),
  );
}

/** A valid answer by the kind of the item. */
function answer(item: ItemState): Extract<ReleaseCommand, { type: "item.set" }> {
  const base = { type: "item.set", item: item.key, status: "done", expectedVersion: item.version, reason: "Because" } as const;
  if (item.kind === "choice") return { ...base, value: item.options[0]?.key };
  if (item.kind === "fill-in") return { ...base, value: "Undo the rollout" };
  return item.kind === "result" ? { ...base, value: "0.4", outcome: "pass" } : base;
}
