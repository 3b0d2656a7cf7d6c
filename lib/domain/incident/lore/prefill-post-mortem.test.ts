import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatSpan } from "@/lib/domain/time/axis";
import { dayLabel, zonedTime } from "@/lib/domain/time/format";
import { addMinutes, fromMs, toMs } from "@/lib/domain/time/instant";
import { gapsIn, POST_MORTEM_KEYS, unansweredSections } from "./post-mortem";
import { type IncidentFacts, prefillPostMortem, type TimelineEntry } from "./prefill-post-mortem";
import { SEVERITY_KEYS } from "./severities";

const BEGAN = "2025-02-13T19:00:00.000Z";
const minute = (minutes: number) => addMinutes(BEGAN, minutes);

const FACTS: IncidentFacts = {
  title: "Checkout answers with errors",
  severity: "P1",
  impact: "A third of payments failed.",
  zone: "Europe/London",
  occurredAt: BEGAN,
  detectedAt: minute(4),
  declaredAt: minute(7),
  mitigatedAt: minute(31),
  resolvedAt: minute(95),
};

const TIMELINE: TimelineEntry[] = [
  { at: minute(31), text: "Flag off, errors fall", by: "Alice Smith" },
  { at: minute(4), text: "Alert: error rate", by: null },
  { at: minute(7), text: "Declared", by: "Jane Doe" },
];

describe("of an incident with everything on record", () => {
  const texts = prefillPostMortem(TIMELINE, FACTS);

  test("the impact says what, how badly, since when and for how long", () => {
    expect(texts.impact).toBe(
      "P1, high: Checkout answers with errors\n\nA third of payments failed.\n\n" +
        "Began: Thu 13 Feb, 19:00 GMT\nRestored: Thu 13 Feb, 20:35 GMT\nTime to restore: 1h 35m",
    );
  });

  test("detection tells what was seen up to the declaration, soonest first", () => {
    expect(texts.detection).toBe(
      "Detected: Thu 13 Feb, 19:04 GMT\nDeclared: Thu 13 Feb, 19:07 GMT\nTime to detect: 4m\n\n" +
        "Thu 13 Feb, 19:04 GMT: Alert: error rate\nThu 13 Feb, 19:07 GMT: Declared (Jane Doe)",
    );
  });

  test("the response tells what came after it", () => {
    expect(texts.response).toBe(
      "Mitigated: Thu 13 Feb, 19:31 GMT\nTime to mitigate: 27m\nFrom declaration to resolution: 1h 28m\n\n" +
        "Thu 13 Feb, 19:31 GMT: Flag off, errors fall (Alice Smith)",
    );
  });

  test("what only people know is left to them", () => {
    expect(POST_MORTEM_KEYS.filter((key) => texts[key] === "")).toEqual(["cause", "went-well", "could-be-better", "actions"]);
    expect(unansweredSections(texts)).toEqual(["cause", "actions"]);
  });
});

describe("what is not on record is a gap, never a guess", () => {
  test.each<[string, Partial<IncidentFacts>, string[]]>([
    ["when it began", { occurredAt: null }, ["when it began", "it needs when it began and when it was resolved"]],
    ["when it was resolved", { resolvedAt: null }, ["when it was resolved", "it needs when it began and when it was resolved"]],
    ["what people could not do", { impact: "  " }, ["what people could not do"]],
    ["nothing", {}, []],
  ])("in the impact: %s", (_, facts, gaps) => {
    expect(gapsIn(prefillPostMortem(TIMELINE, { ...FACTS, ...facts }).impact)).toEqual(gaps.map((one) => `[Not recorded: ${one}]`));
  });

  test("an empty timeline", () => {
    const { detection, response } = prefillPostMortem([], FACTS);
    expect(gapsIn(detection)).toEqual(["[Not recorded: what showed it first]"]);
    expect(gapsIn(response)).toEqual(["[Not recorded: what was done after the declaration]"]);
  });

  test("times that contradict each other give no duration", () => {
    expect(prefillPostMortem(TIMELINE, { ...FACTS, detectedAt: minute(-1) }).detection).toContain(
      "Time to detect: [Not recorded: the two times contradict each other]",
    );
  });

  test("a day with a change of clocks counts the time that passed", () => {
    const facts = { ...FACTS, occurredAt: "2025-03-30T00:30:00.000Z", resolvedAt: "2025-03-30T01:30:00.000Z" };
    expect(prefillPostMortem([], facts).impact).toContain(
      "Began: Sun 30 Mar, 00:30 GMT\nRestored: Sun 30 Mar, 02:30 BST\nTime to restore: 1h",
    );
  });
});

const instant = fc.integer({ min: Date.UTC(2025, 0, 1), max: Date.UTC(2026, 11, 31) }).map(fromMs);
const maybe = fc.option(instant, { nil: null });
const words = fc.string({ maxLength: 40 });
const facts: fc.Arbitrary<IncidentFacts> = fc.record({
  title: words,
  severity: fc.constantFrom(...SEVERITY_KEYS),
  impact: words,
  zone: fc.constantFrom("Europe/London", "America/New_York", "Asia/Kolkata", "UTC"),
  occurredAt: maybe,
  detectedAt: maybe,
  declaredAt: instant,
  mitigatedAt: maybe,
  resolvedAt: maybe,
});
const timeline = fc.array(fc.record({ at: instant, text: words, by: fc.option(words, { nil: null }) }), { maxLength: 6 });
const figures = (text: string) => text.match(/\d+/g) ?? [];

describe("of any incident", () => {
  test("no figure is in a text that is not on record, or the time between two that are", () => {
    fc.assert(
      fc.property(timeline, facts, (entries, known) => {
        const { zone, occurredAt, detectedAt, declaredAt, mitigatedAt, resolvedAt } = known;
        const marks = [occurredAt, detectedAt, declaredAt, mitigatedAt, resolvedAt].flatMap((at) => at ?? []);
        const spans = marks.flatMap((from) =>
          marks.filter((to) => to >= from).map((to) => formatSpan(Math.floor((toMs(to) - toMs(from)) / 60_000))),
        );
        const times = [...marks, ...entries.map(({ at }) => at)].map((at) => `${dayLabel(at, zone)}, ${zonedTime(at, zone)}`);
        const own = [known.title, known.impact, known.severity, ...entries.flatMap(({ text, by }) => [text, by ?? ""])];
        const recorded = new Set([...spans, ...times, ...own].flatMap(figures));
        const written = Object.values(prefillPostMortem(entries, known)).flatMap(figures);
        expect(written.filter((figure) => !recorded.has(figure))).toEqual([]);
      }),
    );
  });

  test("every entry of the timeline is told once, before or after the declaration", () => {
    fc.assert(
      fc.property(timeline, facts, (entries, known) => {
        const marked = entries.map((entry, index) => ({ ...entry, text: `entry <${index}>`, by: null }));
        const { detection, response } = prefillPostMortem(marked, { ...known, title: "", impact: "" });
        const found = `${detection}\n${response}`.match(/entry <\d+>/g) ?? [];
        expect(found.toSorted()).toEqual(marked.map(({ text }) => text).toSorted());
      }),
    );
  });

  test("the order in which entries were written down changes nothing", () => {
    const distinct = fc.uniqueArray(fc.record({ at: instant, text: words, by: fc.constant(null) }), {
      selector: ({ at }) => at,
      maxLength: 6,
    });
    fc.assert(
      fc.property(distinct, facts, (entries, known) => {
        expect(prefillPostMortem(entries.toReversed(), known)).toEqual(prefillPostMortem(entries, known));
      }),
    );
  });
});
