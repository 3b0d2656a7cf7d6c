import { describe, expect, it } from "vitest";
import { WEEKDAYS } from "@/lib/domain/time/zone";
import { NOTICE_KINDS, NOTICES } from "./kinds";
import { channelOf, DEFAULT_PREFERENCES, leavesAt, type NoticePreferences } from "./preferences";

const NIGHT = "2026-11-26T23:00:00.000Z";
const DAY = "2026-11-26T12:00:00.000Z";
const MORNING = "2026-11-27T07:00:00.000Z";
const quiet = { from: "22:00", to: "07:00", days: WEEKDAYS };

const calm = { isUrgent: false } as const;
const urgent = { isUrgent: true } as const;

describe("a notice leaves", () => {
  it.each([
    ["at once", {}, { kind: "sign-off", ...calm }, DAY, DAY],
    ["not at all where the table says inbox", {}, { kind: "stuck", ...urgent }, DAY, null],
    ["by mail where the person says so", { channels: { stuck: "mail" } }, { kind: "stuck", ...calm }, DAY, DAY],
    ["not at all where the person says so, urgent or not", { channels: { rollback: "inbox" } }, { kind: "rollback", ...urgent }, DAY, null],
    ["after the quiet hours", { quiet }, { kind: "sign-off", ...calm }, NIGHT, MORNING],
    ["at once outside of them", { quiet }, { kind: "sign-off", ...calm }, DAY, DAY],
    ["in the middle of them where it is urgent", { quiet }, { kind: "sign-off", ...urgent }, NIGHT, NIGHT],
    ["with the digest", { digestAt: "17:00" }, { kind: "receipt", ...calm }, DAY, "2026-11-26T17:00:00.000Z"],
    ["without waiting for the digest where it is urgent", { digestAt: "17:00" }, { kind: "rollback", ...urgent }, DAY, DAY],
    ["after the quiet hours that the digest lies in", { quiet, digestAt: "23:30" }, { kind: "receipt", ...calm }, DAY, MORNING],
    ["with the digest after quiet hours", { quiet, digestAt: "09:00" }, { kind: "receipt", ...calm }, NIGHT, "2026-11-27T09:00:00.000Z"],
  ] as const)("%s", (_, changes, notice, now, at) => {
    const preferences: NoticePreferences = { ...DEFAULT_PREFERENCES, ...changes };
    expect(leavesAt(preferences, notice, now)).toBe(at);
  });

  it("as the table says where nobody chose", () => {
    for (const kind of NOTICE_KINDS) expect(channelOf(DEFAULT_PREFERENCES, kind)).toBe(NOTICES[kind].channel);
  });
});
