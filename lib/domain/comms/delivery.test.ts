import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isLate, LATE_MINUTES, type Outcome, outcomeOfReply, outcomeOfStatus, settle } from "./delivery";
import { mailAddressProblem } from "./destination";

const LEAVE = "2026-11-26T19:00:00.000Z";
const after = (minutes: number) => new Date(Date.parse(LEAVE) + minutes * 60_000).toISOString();
const facts = (changes: object = {}) => ({ attempts: 1, leaveAt: LEAVE, now: LEAVE, chance: 0.5, ...changes });
const nobody = { kind: "not-taken", problem: "Nothing listens." } as const;

describe("an attempt", () => {
  it.each<[Outcome, object]>([
    [
      { kind: "taken", reply: "250" },
      { status: "sent", reason: null },
    ],
    [
      { kind: "refused", problem: "550" },
      { status: "failed", reason: "550" },
    ],
    [
      { kind: "unknown", problem: "Cut off." },
      { status: "uncertain", reason: "Cut off." },
    ],
    [nobody, { status: "waiting", reason: "Nothing listens.", waitMs: 5_000 }],
    [
      { ...nobody, askedMs: 90_000 },
      { status: "waiting", reason: "Nothing listens.", waitMs: 90_000 },
    ],
    [
      { ...nobody, askedMs: 16 * 60_000 },
      { status: "ask", reason: "Nothing listens. It is late now." },
    ],
  ])("%j", (outcome, expected) => expect(settle(outcome, facts())).toEqual(expected));

  it("that nobody took is made again within the quarter of an hour, then a person is asked", () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 6, maxLength: 6 }), (chances) => {
        let now = Date.parse(LEAVE);
        const statuses = chances.map((chance, index) => {
          const settled = settle(nobody, facts({ attempts: index + 1, now: new Date(now).toISOString(), chance }));
          if (settled.status === "waiting") now += settled.waitMs;
          return settled.status;
        });
        expect(statuses).toEqual(["waiting", "waiting", "waiting", "waiting", "waiting", "ask"]);
        expect(now).toBeLessThanOrEqual(Date.parse(after(LATE_MINUTES)));
      }),
    );
  });

  it("that may have arrived is never made again by itself", () => {
    const outcome = fc.constantFrom<Outcome>(
      { kind: "unknown", problem: "x" },
      { kind: "taken", reply: "" },
      { kind: "refused", problem: "x" },
    );
    fc.assert(
      fc.property(outcome, fc.integer({ min: 1, max: 20 }), (one, attempts) => {
        expect(settle(one, facts({ attempts })).status).not.toBe("waiting");
      }),
    );
  });
});

it.each([
  [0, false],
  [15, false],
  [15.01, true],
])("%s minutes after its time a message is late: %s", (minutes, expected) => expect(isLate(LEAVE, after(minutes))).toBe(expected));

describe("an answer", () => {
  it.each([
    [200, "taken"],
    [202, "taken"],
    [301, "refused"],
    [400, "refused"],
    [403, "refused"],
    [404, "refused"],
    [410, "refused"],
    [408, "not-taken"],
    [429, "not-taken"],
    [500, "not-taken"],
    [502, "unknown"],
    [503, "not-taken"],
    [504, "unknown"],
  ])("of status %i: %s", (status, kind) => expect(outcomeOfStatus(status, { problem: "x", askedMs: 0 }).kind).toBe(kind));

  it.each([
    [421, "not-taken"],
    [450, "not-taken"],
    [451, "not-taken"],
    [503, "not-taken"],
    [550, "refused"],
    [554, "refused"],
  ])("of a mail server with %i: %s", (code, kind) => expect(outcomeOfReply(code, "x").kind).toBe(kind));
});

describe("an address for mail", () => {
  it.each(["qa@example.com", "first.last+tag@sub.example.co.uk", "o'brien@example.org"])("%s is one", (text) =>
    expect(mailAddressProblem(text)).toBeNull(),
  );
  it.each([
    ["qa@example.com\r\nBcc: all@example.com", "one line"],
    ["qa@example.com\nX: y", "one line"],
    ["a@example.com, b@example.com", "Give one address"],
    ["a@example.com;b@example.com", "Give one address"],
    ["QA <qa@example.com>", "Give one address"],
    ['"a b"@example.com', "Give one address"],
    ["qa@[127.0.0.1]", "Give one address"],
    ["qa@localhost", "not an email address"],
    ["qa", "not an email address"],
    ["qa@-example.com", "not an email address"],
    ["q a@example.com", "not an email address"],
    ["qa@example.com\u0000", "not an email address"],
    ["", "not an email address"],
    [`${"a".repeat(250)}@example.com`, "too long"],
  ])("%j is none: %s", (text, words) => expect(mailAddressProblem(text)).toContain(words));
});
