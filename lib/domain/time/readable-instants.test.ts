import { describe, expect, it } from "vitest";
import { readableInstants } from "./readable-instants";

describe("a text of the record", () => {
  it.each([
    ["p95 of canary: 180 ms at 2025-02-13T19:12:30.500Z", "Europe/London", "p95 of canary: 180 ms at Thu 13 Feb, 19:12 GMT"],
    ["2025-02-13T19:00:00.000Z to 2025-02-14T01:00:00.000Z", "America/New_York", "Thu 13 Feb, 14:00 EST to Thu 13 Feb, 20:00 EST"],
    ["Nothing of time, not even 2025-02-13", "Europe/London", "Nothing of time, not even 2025-02-13"],
    ["", "Europe/London", ""],
  ])("%j reads in %s as it should", (text, zone, read) => expect(readableInstants(text, zone)).toBe(read));
});
