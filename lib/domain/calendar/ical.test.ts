import fc from "fast-check";
import ICAL from "ical.js";
import { describe, expect, it } from "vitest";
import { type CalendarEntry, icalOf } from "./ical";

const ENTRY: CalendarEntry = {
  uid: "release.1.window@tminus",
  sequence: 12,
  changedAt: "2031-04-30T08:00:00.000Z",
  start: "2031-05-01T09:30:00.000Z",
  end: "2031-05-01T12:00:00.000Z",
  summary: "checkout-service v2.4.0: window",
  url: "https://releases.example.com/t/checkout/releases/1",
  status: "CONFIRMED",
};

const read = (text: string) =>
  new ICAL.Component(ICAL.parse(text)).getAllSubcomponents("vevent").map((one) => ({ event: new ICAL.Event(one), component: one }));

describe("icalOf", () => {
  it("is read back by another's parser as it was", () => {
    const [first] = read(icalOf("Checkout", [ENTRY]));
    expect(first?.event).toMatchObject({ uid: ENTRY.uid, sequence: 12, summary: ENTRY.summary });
    expect(first?.event.startDate.toJSDate().toISOString()).toBe(ENTRY.start);
    expect(first?.event.startDate.zone).toBe(ICAL.Timezone.utcTimezone);
    expect(first?.event.endDate.toJSDate().toISOString()).toBe(ENTRY.end);
    expect(first?.component.getFirstPropertyValue("dtstamp")?.toString()).toBe("2031-04-30T08:00:00Z");
    expect(first?.component.getFirstPropertyValue("status")).toBe("CONFIRMED");
    expect(first?.component.getFirstPropertyValue("url")).toBe(ENTRY.url);
  });

  it("keeps any text whole, in lines of at most 75 octets", () => {
    const text = fc.string({ unit: "grapheme", maxLength: 300, size: "max" });
    fc.assert(
      fc.property(text, text, (summary, description) => {
        const written = icalOf("Checkout", [{ ...ENTRY, summary, description }]);
        const lines = written.split("\r\n");
        expect(lines.at(-1)).toBe("");
        for (const line of lines) expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
        const [first] = read(written);
        expect(first?.event.summary ?? "").toBe(plain(summary));
        expect(first?.event.description ?? "").toBe(plain(description));
      }),
    );
  });

  it("lets no text become a line of its own", () => {
    const [first, ...others] = read(
      icalOf("A\r\nEND:VCALENDAR", [{ ...ENTRY, summary: "x\r\nSTATUS:CANCELLED\nEND:VEVENT\r\\n;,\u0007" }]),
    );
    expect(others).toEqual([]);
    expect(first?.event.summary).toBe("x\nSTATUS:CANCELLED\nEND:VEVENT\n\\n;,");
    expect(first?.component.getFirstPropertyValue("status")).toBe("CONFIRMED");
  });
});

/** Control characters have no place in a calendar. */
const plain = (text: string): string => text.replace(/\r\n|\r/g, "\n").replace(/[^\P{Cc}\n]/gu, "");
