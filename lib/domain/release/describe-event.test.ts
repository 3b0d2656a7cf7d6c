// biome-ignore-all lint/style/noExcessiveLinesPerFile: one table with a row per event, which is checked to be complete
import { describe, expect, it } from "vitest";
import { BRIEFING } from "@/lib/domain/briefing/testing/briefed";
import { CHECKOUT } from "@/lib/domain/tailoring/testing/profiles";
import { describeEvent } from "./describe-event";
import type { Actor, ObligationTerms, ReleaseEvent } from "./event";
import type { SignOffRow } from "./state";
import { at, itemOf, PEOPLE, ROSTER, release, T0 } from "./testing/fixture";

const state = release();
const alice: Actor = { kind: "person", ...PEOPLE.alice };
const say = (event: ReleaseEvent, actor: Actor = alice) => {
  const { who, text, tone } = describeEvent({ ...event, seq: 2, actor, occurredAt: T0 }, state);
  return [`${who} ${text}`, tone];
};

const title = (key: string) => state.items.find((item) => item.key === key)?.title;
const NOTHING = { reason: null, value: null, outcome: null, waivedUntil: null };
const FROZEN = title("code-frozen");
const set: ReleaseEvent = {
  type: "item.set",
  payload: { item: "code-frozen", version: 1, from: "todo", to: "done", ...NOTHING, source: "person", observedAt: null, compensates: null },
};
const row = (changes: Partial<SignOffRow>): ReleaseEvent => ({
  type: "sign-off.recorded",
  payload: {
    row: {
      id: "s",
      phase: "t-minus-2h",
      revision: 1,
      kind: "granted",
      refersTo: null,
      role: "approver",
      person: PEOPLE.bob,
      initials: "BJ",
      meaning: "Go",
      comment: "",
      digest: "d",
      at: T0,
      expiresAt: null,
      labels: [],
      ...changes,
    },
  },
});
const window = {
  plannedT0: T0,
  windowStart: at(-60),
  windowEnd: at(180),
  zone: "Europe/London",
  boundWindow: { start: at(-60), end: at(180) },
};
const evidence = { id: "e", url: "https://ci.example/1", label: "Pipeline 42", by: PEOPLE.mia, at: T0 };
const closing = { at: T0, by: PEOPLE.alice, how: "act", reason: null } as const;
function changedTerms(after: Partial<ObligationTerms>): ReleaseEvent {
  const before = { owner: "deployer", dueAt: at(1_440) } as const;
  return { type: "obligation.changed", payload: { id: "o", before, after: { ...before, ...after }, reason: "On leave" } };
}

const obligation = { id: "o", kind: "report", title: "24-hour report", owner: "deployer", dueAt: at(1_440), settled: null } as const;
const miss = {
  id: "m1",
  phase: "t-zero",
  source: { id: "s1", name: "Production" },
  isDown: false,
  missed: [{ metric: "p95", name: null, side: "canary", why: "No series: nothing was measured in this window." }],
  by: { id: "s1", name: "Prometheus of Production", initials: "PR" },
  at: "2026-11-24T10:00:00.000Z",
} as const;
const reading = {
  id: "r",
  phase: "t-zero",
  metric: "p95",
  name: null,
  side: "canary",
  value: 180,
  unit: "ms",
  observedAt: T0,
  source: "person",
  by: PEOPLE.mia,
  at: T0,
  corrects: null,
} as const;
const decision = {
  id: "d",
  phase: "t-zero",
  weightPercent: 50,
  choice: "proceed",
  by: PEOPLE.alice,
  role: "deployer",
  reason: null,
  at: T0,
  began: T0,
  observedMinutes: 10,
  minimumMinutes: 10,
  verdict: { zone: "proceed", checks: [] },
  readings: [],
  openItems: [],
  signOff: "s",
} as const;
const dissent = { id: "x", phase: "t-zero", decision: "d", by: PEOPLE.bob, role: "approver", reason: "Too few requests", at: T0 } as const;
const message = {
  id: "m",
  kind: "status-update",
  slot: null,
  audiences: ["qa", "support"],
  subject: "Update",
  fields: [],
  figures: [],
  lacking: null,
  plannedT0: T0,
} as const;
const cause = { id: "c", criterion: "data-loss", text: "", source: "", url: "", observedAt: T0, words: "Data was lost" } as const;
const incident = { id: "i", title: "Payments fail", severity: "P1", commander: { id: "p", name: "Jane Doe", initials: "JD" } } as const;
const breakGlass = {
  id: "g",
  phase: "t-zero",
  revision: 0,
  by: PEOPLE.carol,
  at: T0,
  until: at(60),
  reason: "Nobody can pay",
  incident: null,
  missing: [{ role: "approver", signed: 0, needed: 1 }],
  digest: "d",
} as const;
const { seq: _seq, ...created } = state;
const named = { key: "staging-works", title: "Staging works" } as const;
const placed = { item: { ...itemOf(state, "code-frozen"), required: false }, after: null } as const;
const { criticality: _criticality, ...answers } = CHECKOUT;
const retailored = {
  ...{ profile: answers, before: answers, restored: [], added: [], removed: [], kept: [], rejoined: [], changed: [], forgotten: [] },
  reason: null,
} as const;

const passing = { id: "h", role: "deployer", from: PEOPLE.alice, to: PEOPLE.bob } as const;
const offer = { ...passing, words: "My shift ends" } as const;
const read = { digest: "d", summary: { ...offer, asOf: T0, clock: "T-0", parts: [] } } as const;

/** Every type of event at least once: the record below fails to compile when one is missing. */
const SENTENCES: { readonly [Type in ReleaseEvent["type"]]: readonly (readonly [ReleaseEvent, string, string])[] } = {
  "release.created": [
    [{ type: "release.created", payload: { state: created } }, "planned checkout-service v2.3.0", "neutral"],
    [{ type: "release.created", payload: { state: { ...created, status: "draft" } } }, "drafted checkout-service v2.3.0", "neutral"],
  ],
  "report.written": [
    [
      { type: "report.written", payload: { section: "lessons", version: 1, text: "Rehearse twice." } },
      "wrote Lessons learned in the report",
      "neutral",
    ],
    [{ type: "report.written", payload: { section: "summary", version: 2, text: "" } }, "took back In our words in the report", "neutral"],
  ],
  "notes.published": [
    [{ type: "notes.published", payload: { version: 2, public: "p", internal: "i" } }, "published the release notes, version 2", "done"],
  ],
  "release.planned": [[{ type: "release.planned", payload: {} }, "planned the release", "neutral"]],
  "release.preparation-started": [[{ type: "release.preparation-started", payload: {} }, "began the preparation", "neutral"]],
  "release.edited": [
    [
      { type: "release.edited", payload: { changes: { toVersion: "v2.3.1", impact: "x", links: [] }, before: { toVersion: "v2.3.0" } } },
      "changed the version to deploy from v2.3.0 to v2.3.1, the expected impact and the links",
      "neutral",
    ],
    [
      { type: "release.edited", payload: { changes: { artifactDigest: "sha256:1" }, before: { artifactDigest: "" } } },
      "changed the artifact digest from nothing to sha256:1",
      "neutral",
    ],
  ],
  "release.t0-moved": [
    [
      { type: "release.t0-moved", payload: { before: window, after: { ...window, plannedT0: at(60) } } },
      "moved T-0 from 19:00 GMT on Thu 26 Nov to 20:00 GMT on Thu 26 Nov",
      "neutral",
    ],
    [
      { type: "release.t0-moved", payload: { before: window, after: { ...window, windowEnd: at(240) } } },
      "moved the window: it is now from 18:00 GMT on Thu 26 Nov to 23:00 GMT on Thu 26 Nov",
      "neutral",
    ],
    [
      { type: "release.t0-moved", payload: { before: window, after: { ...window, zone: "America/New_York" } } },
      "changed the zone from Europe/London to America/New_York",
      "neutral",
    ],
  ],
  "release.ready": [[{ type: "release.ready", payload: {} }, "completed the go: the deployment may start", "done"]],
  "release.unready": [[{ type: "release.unready", payload: { cause: "An item fell." } }, "ended the go: An item fell.", "blocked"]],
  "deployment.started": [[{ type: "deployment.started", payload: { actualT0: T0 } }, "started the deployment", "brand"]],
  "deployment.verifying": [
    [{ type: "deployment.verifying", payload: {} }, "ended the deployment phase; the release is being verified", "brand"],
  ],
  "release.deployed": [[{ type: "release.deployed", payload: {} }, "closed the last phase: the release is deployed", "done"]],
  "release.completed": [[{ type: "release.completed", payload: {} }, "completed the release", "done"]],
  "release.held": [[{ type: "release.held", payload: { reason: "Errors" } }, "put the release on hold: Errors", "blocked"]],
  "release.resume-agreed": [
    [{ type: "release.resume-agreed", payload: { role: "commander" } }, "agreed to resume as incident commander", "neutral"],
  ],
  "release.resumed": [[{ type: "release.resumed", payload: {} }, "resumed the release", "brand"]],
  "release.cancelled": [[{ type: "release.cancelled", payload: { reason: "Late" } }, "cancelled the release: Late", "na"]],
  "rollback.started": [
    [
      { type: "rollback.started", payload: { reason: "Errors", method: "Undo the rollout", note: "" } },
      "started the rollback (Undo the rollout): Errors",
      "failed",
    ],
  ],
  "rollback.step-set": [
    [
      { type: "rollback.step-set", payload: { method: "Undo the rollout", step: "undo", isRun: true, words: "kubectl rollout undo" } },
      "ran kubectl rollout undo",
      "done",
    ],
    [
      { type: "rollback.step-set", payload: { method: null, step: "reads-and-writes-tried", isRun: false, words: "psql" } },
      "took back that this was run: psql",
      "neutral",
    ],
  ],
  "rollback.method-changed": [
    [
      { type: "rollback.method-changed", payload: { method: "Call the vendor", before: "Undo the rollout", reason: "It is stuck" } },
      "rolls back otherwise (Call the vendor): It is stuck",
      "failed",
    ],
  ],
  "rollback.closed": [[{ type: "rollback.closed", payload: {} }, "closed the rollback", "done"]],
  "roster.changed": [
    [
      {
        type: "roster.changed",
        payload: { before: [...ROSTER], roster: ROSTER.map((one) => (one.role === "approver" ? { ...one, person: PEOPLE.mia } : one)) },
      },
      "changed the roster: Mia Brown is now approver and Bob Jones no longer approver",
      "neutral",
    ],
    [
      { type: "roster.changed", payload: { before: [...ROSTER], roster: ROSTER.toReversed() } },
      "put the roster in another order",
      "neutral",
    ],
  ],
  "release.retailored": [
    [{ type: "release.retailored", payload: retailored }, "changed the answers: the checklist stays as it is", "neutral"],
    [
      {
        type: "release.retailored",
        payload: {
          ...retailored,
          before: null,
          added: [placed, placed],
          removed: [named],
          kept: [{ ...named, because: "there is no DNS change" }],
          changed: [{ key: "a", required: true, condition: null }],
          reason: "DNS moved",
        },
      },
      "tailored the checklist: 2 items came, 1 item went, 1 item stays, since somebody worked on it and 1 item holds its gate otherwise now: DNS moved",
      "neutral",
    ],
  ],
  "item.taken-out": [
    [
      { type: "item.taken-out", payload: { ...named, items: ["a"], reason: "Twice" } },
      "took “Staging works” out of the checklist: Twice",
      "blocked",
    ],
    [
      { type: "item.taken-out", payload: { ...named, items: ["a", "b"], reason: "Twice" } },
      "took “Staging works” and what is below it out of the checklist: Twice",
      "blocked",
    ],
  ],
  "item.put-back": [
    [
      { type: "item.put-back", payload: { ...named, items: [], added: [], reason: null } },
      "put “Staging works” back into the checklist",
      "neutral",
    ],
  ],
  "item.added": [
    [{ type: "item.added", payload: { ...placed, reason: null } }, `added “${placed.item.title}” to T-48h`, "neutral"],
    [
      { type: "item.added", payload: { ...placed, item: { ...placed.item, required: true }, reason: "Asked by QA" } },
      `added “${placed.item.title}” to T-48h; it holds the gate: Asked by QA`,
      "neutral",
    ],
  ],
  "items.reordered": [
    [
      { type: "items.reordered", payload: { phase: "t-minus-48h", section: "code", sectionTitle: "Code", items: [] } },
      "put “Code” of T-48h in another order",
      "neutral",
    ],
  ],
  "item.set": [[set, `ticked ${FROZEN}`, "done"]],
  "item.assigned": [
    [{ type: "item.assigned", payload: { item: "code-frozen", assignee: PEOPLE.mia } }, `gave ${FROZEN} to Mia Brown`, "neutral"],
    [{ type: "item.assigned", payload: { item: "code-frozen", assignee: null } }, `took the assignee off ${FROZEN}`, "neutral"],
  ],
  "item.noted": [
    [
      { type: "item.noted", payload: { item: "code-frozen", note: { id: "n", text: "Twice", by: PEOPLE.mia, at: T0 } } },
      `noted at ${FROZEN}: Twice`,
      "neutral",
    ],
  ],
  "item.evidence-added": [
    [{ type: "item.evidence-added", payload: { item: "code-frozen", version: 1, evidence } }, `added Pipeline 42 to ${FROZEN}`, "neutral"],
  ],
  "item.evidence-removed": [
    [
      { type: "item.evidence-removed", payload: { item: "code-frozen", version: 2, evidence } },
      `removed Pipeline 42 from ${FROZEN}`,
      "neutral",
    ],
  ],
  "comment.added": [
    [{ type: "comment.added", payload: { id: "c", text: "Fine", item: null } }, "commented: Fine", "neutral"],
    [{ type: "comment.added", payload: { id: "c", text: "Fine", item: "code-frozen" } }, `commented on ${FROZEN}: Fine`, "neutral"],
  ],
  "flag.raised": [[{ type: "flag.raised", payload: { id: "f", text: "Errors rise" } }, "raised a flag: Errors rise", "blocked"]],
  "handover.offered": [
    [{ type: "handover.offered", payload: { ...offer, ...read } }, "asked Bob Jones to take over as deployer: My shift ends", "neutral"],
    [{ type: "handover.offered", payload: { ...offer, ...read, words: "" } }, "asked Bob Jones to take over as deployer", "neutral"],
  ],
  "handover.accepted": [[{ type: "handover.accepted", payload: { ...offer, ...read } }, "took over as deployer from Alice Smith", "brand"]],
  "handover.ended": [
    [
      { type: "handover.ended", payload: { ...passing, how: "declined", reason: "I am on a train" } },
      "declined to take over as deployer from Alice Smith: I am on a train",
      "neutral",
    ],
    [
      { type: "handover.ended", payload: { ...passing, how: "withdrawn", reason: "" } },
      "no longer asks Bob Jones to take over as deployer",
      "neutral",
    ],
    [
      { type: "handover.ended", payload: { ...passing, how: "overtaken", reason: "The release is completed." } },
      "ended the offer to Bob Jones to take over as deployer: The release is completed.",
      "neutral",
    ],
  ],
  "cause.seen": [
    [{ type: "cause.seen", payload: { ...cause, finder: "person" } }, "saw a reason to roll back: Data was lost", "failed"],
    [{ type: "cause.seen", payload: { ...cause, finder: "alert" } }, "asks whether to roll back: Data was lost", "failed"],
    [
      { type: "cause.seen", payload: { ...cause, finder: "readings" } },
      "recorded a reading that asks for a rollback: Data was lost",
      "failed",
    ],
  ],
  "cause.cleared": [
    [
      { type: "cause.cleared", payload: { cause: "c", how: "resolved", reason: "", words: "Data was lost" } },
      "reported that this is over: Data was lost",
      "done",
    ],
    [
      { type: "cause.cleared", payload: { cause: "c", how: "dismissed", reason: "A test", words: "Data was lost" } },
      "dismissed a reason to roll back: Data was lost: A test",
      "neutral",
    ],
    [
      { type: "cause.cleared", payload: { cause: "c", how: "withdrawn", reason: "", words: "Data was lost" } },
      "took back a reason to roll back: Data was lost",
      "neutral",
    ],
  ],
  "incident.linked": [
    [
      { type: "incident.linked", payload: { act: "declared", incident: { ...incident, status: "open" } } },
      "declared the P1 incident Payments fail",
      "failed",
    ],
    [
      { type: "incident.linked", payload: { act: "resolved", incident: { ...incident, status: "resolved" } } },
      "resolved the P1 incident Payments fail",
      "done",
    ],
  ],
  "message.proposed": [
    [
      { type: "message.proposed", payload: { message: { ...message, kind: "customer-announcement", audiences: ["customers"] } } },
      "proposed customer announcement to Customers",
      "neutral",
    ],
  ],
  "message.sent": [
    [{ type: "message.sent", payload: { message, sendAt: T0 } }, "sent 15-minute update to QA and Customer support", "done"],
  ],
  "message.approved": [[{ type: "message.approved", payload: { id: "m", sendAt: T0 } }, "approved the message to customers", "done"]],
  "message.left": [[{ type: "message.left", payload: { id: "m" } }, "let the message go at its time", "done"]],
  "message.cancelled": [[{ type: "message.cancelled", payload: { id: "m", reason: "Wrong" } }, "cancelled a message: Wrong", "blocked"]],
  "phase.closed": [
    [{ type: "phase.closed", payload: { phase: "t-minus-48h", closing } }, "closed T-48h", "done"],
    [{ type: "phase.closed", payload: { phase: "t-minus-48h", closing: { ...closing, reason: "Early" } } }, "closed T-48h: Early", "done"],
    [
      { type: "phase.closed", payload: { phase: "t-minus-2h", closing: { ...closing, how: "signed" } } },
      "closed T-2h: all sign-offs are in",
      "done",
    ],
    [
      { type: "phase.closed", payload: { phase: "t-minus-2h", closing: { ...closing, how: "break-glass", reason: "Nobody can pay" } } },
      "closed T-2h by break-glass: not all sign-offs are in",
      "done",
    ],
  ],
  "phase.reopened": [
    [{ type: "phase.reopened", payload: { phase: "t-minus-2h", cause: "An item fell." } }, "reopened T-2h: An item fell.", "blocked"],
  ],
  "phase.restarted": [
    [
      { type: "phase.restarted", payload: { phase: "t-zero", reason: "Again", items: [], phases: ["t-zero"] } },
      "restarted T-0: Again",
      "blocked",
    ],
  ],
  "gate.rule-applied": [
    [
      {
        type: "gate.rule-applied",
        payload: { phase: "t-zero", before: [], requirements: [{ role: "approver", count: 2 }] },
      },
      "changed who must sign T-0: it was nobody, and is 2 × Approver",
      "blocked",
    ],
  ],
  "sign-off.recorded": [
    [row({}), "signed T-2h as approver", "done"],
    [row({ labels: ["self-approval"], comment: "Mine" }), "signed T-2h as approver (approves an own release): Mine", "done"],
    [row({ labels: ["approver-and-commander"] }), "signed T-2h as approver (signs as approver and commander)", "done"],
    [row({ comment: "Seen it" }), "signed T-2h as approver: Seen it", "done"],
    [row({ kind: "refused", comment: "Too late" }), "refused T-2h as approver: Too late", "failed"],
    [row({ kind: "withdrawn" }), "withdrew the refusal of T-2h as approver", "neutral"],
    [row({ kind: "revoked", comment: "New facts" }), "revoked the sign-off of T-2h by Bob Jones (approver): New facts", "blocked"],
    [row({ kind: "superseded", comment: "Changed" }), "ended the sign-off of T-2h by Bob Jones (approver): Changed", "blocked"],
    [row({ kind: "expired" }), "recorded that the sign-off of T-2h by Bob Jones (approver) has expired", "blocked"],
    [row({ kind: "ineligible" }), "recorded that the sign-off of T-2h by Bob Jones (approver) no longer counts", "blocked"],
  ],
  "sign-off.denied": [
    [
      { type: "sign-off.denied", payload: { phase: "t-minus-2h", role: "approver", code: "stale", message: "It has changed." } },
      "could not sign T-2h as approver: It has changed.",
      "blocked",
    ],
  ],
  "sign-off.lapsed": [
    [
      { type: "sign-off.lapsed", payload: { phases: ["t-minus-2h", "t-zero"] } },
      "set open sign-off requests aside: T-2h and T-0",
      "neutral",
    ],
  ],
  "break-glass.invoked": [
    [
      { type: "break-glass.invoked", payload: { breakGlass } },
      "broke the glass of T-0, with 0 of 1 signed as approver: Nobody can pay",
      "failed",
    ],
  ],
  "reading.recorded": [
    [{ type: "reading.recorded", payload: { reading } }, "read p95 latency of canary at T-0: 180 ms", "neutral"],
    [
      { type: "reading.recorded", payload: { reading: { ...reading, corrects: "r0" } } },
      "corrected a reading: p95 latency of canary at T-0: 180 ms",
      "neutral",
    ],
  ],
  "reading.missed": [
    [{ type: "reading.missed", payload: { miss } }, "could not measure at T-0: No series: nothing was measured in this window.", "blocked"],
  ],
  "stage.decided": [
    [{ type: "stage.decided", payload: { decision } }, "decided to proceed from T-0", "done"],
    [{ type: "stage.decided", payload: { decision: { ...decision, choice: "pause" } } }, "decided to pause at T-0", "blocked"],
    [
      { type: "stage.decided", payload: { decision: { ...decision, choice: "roll-back", reason: "p95 is up" } } },
      "decided to roll back from T-0: p95 is up",
      "failed",
    ],
  ],
  "stage.dissented": [[{ type: "stage.dissented", payload: { dissent } }, "disagrees about T-0 as approver: Too few requests", "blocked"]],
  "briefing.published": [
    [
      { type: "briefing.published", payload: { version: 1, isMaterial: true, asked: [PEOPLE.mia], content: BRIEFING } },
      "published version 1 of the briefing: Customers can use discount codes (1 person is asked to read it)",
      "brand",
    ],
    [
      { type: "briefing.published", payload: { version: 2, isMaterial: true, asked: [PEOPLE.mia, PEOPLE.vera], content: BRIEFING } },
      "published version 2 of the briefing, which everybody confirms again: Customers can use discount codes (2 people are asked to read it)",
      "brand",
    ],
    [
      { type: "briefing.published", payload: { version: 3, isMaterial: false, asked: [PEOPLE.mia, PEOPLE.vera], content: BRIEFING } },
      "published version 3 of the briefing, without material changes: Customers can use discount codes (2 people are asked to read it)",
      "brand",
    ],
  ],
  "briefing.confirmed": [[{ type: "briefing.confirmed", payload: { version: 2 } }, "has read version 2 of the briefing", "done"]],
  "briefing.confirmations-ended": [
    [
      { type: "briefing.confirmations-ended", payload: { version: 2, cause: "rollback", reason: "Errors above 1%" } },
      "ended what was confirmed of the briefing by rolling back: Errors above 1%",
      "blocked",
    ],
  ],
  "briefing.reminded": [
    [
      { type: "briefing.reminded", payload: { version: 2, people: [PEOPLE.mia, PEOPLE.vera] } },
      "reminded Mia Brown and Vera Grey of the briefing",
      "neutral",
    ],
  ],
  "obligation.opened": [
    [
      { type: "obligation.opened", payload: { obligation } },
      "opened an obligation, due 19:00 GMT on Fri 27 Nov: 24-hour report",
      "blocked",
    ],
  ],
  "obligation.settled": [
    [{ type: "obligation.settled", payload: { id: "o", note: "Sent" } }, "settled an obligation: Sent", "done"],
    [
      { type: "obligation.settled", payload: { id: "o", note: "CHG-1", verdict: "approved" } },
      "settled an obligation, approving it afterwards: CHG-1",
      "done",
    ],
    [
      { type: "obligation.settled", payload: { id: "o", note: "CHG-1", verdict: "rejected" } },
      "settled an obligation, not approving it afterwards: CHG-1",
      "blocked",
    ],
  ],
  "obligation.changed": [
    [changedTerms({ owner: "commander" }), "gave an obligation to the incident commander: On leave", "neutral"],
    [
      changedTerms({ dueAt: at(2_880) }),
      "moved the deadline of an obligation from 19:00 GMT on Fri 27 Nov to 19:00 GMT on Sat 28 Nov: On leave",
      "neutral",
    ],
    [
      changedTerms({ owner: "commander", dueAt: at(2_880) }),
      "gave an obligation to the incident commander and moved its deadline from 19:00 GMT on Fri 27 Nov to 19:00 GMT on Sat 28 Nov: On leave",
      "neutral",
    ],
  ],
};

describe("describeEvent", () => {
  const cases = Object.entries(SENTENCES).flatMap(([type, rows]) => rows.map(([event, text, tone]) => ({ type, event, text, tone })));

  it.each(cases)("$type: $text", ({ type, event, text, tone }) => {
    expect(event.type).toBe(type);
    expect(say(event)).toEqual([`Alice Smith ${text}`, tone]);
  });

  it("ends no sentence in an exclamation mark and leaves no gap", () => {
    for (const { text } of cases) expect(text).not.toMatch(/!|undefined|null|NaN| {2}|: *$/);
  });

  it("makes do without the release: keys and UTC", () => {
    const event: ReleaseEvent = { type: "obligation.opened", payload: { obligation } };
    expect(describeEvent({ ...event, seq: 2, actor: alice, occurredAt: T0 }).text).toMatch(/due 19:00 UTC on Fri 27 Nov/);
    expect(describeEvent({ ...set, seq: 2, actor: alice, occurredAt: T0 }).text).toBe("ticked code-frozen");
  });

  it("names tokens and the clock as they were", () => {
    expect(say(set, { kind: "token", id: "t", name: "CI", initials: "CI" })[0]).toBe(`CI ticked ${FROZEN}`);
    expect(say(row({ kind: "expired" }), { kind: "system", id: "clock", name: "T-Minus", initials: "TM" })[0]).toMatch(/^T-Minus recorded/);
  });
});
