import { describe, expect, test } from "vitest";
import { hrefOf, isCurrentEntry, NAV_ENTRIES } from "./nav-entries";

const currentAt = (pathname: string) => NAV_ENTRIES.filter((entry) => isCurrentEntry(entry, pathname, "/t/payments")).map(({ key }) => key);

describe("main navigation", () => {
  test.each([
    ["/t/payments", ["home"]],
    ["/t/payments/releases", ["releases"]],
    ["/t/payments/releases/42/checklist", ["releases"]],
    ["/t/payments/releases/42/briefing", ["briefings"]],
    ["/t/payments/briefings", ["briefings"]],
    ["/t/payments/incidents/42", ["incidents"]],
    ["/t/payments/obligations", ["releases"]],
    ["/t/payments/analytics", ["analytics"]],
    ["/t/payments/deployments", ["analytics"]],
    ["/t/payments/releases-archive", []],
    ["/t/payments-eu/releases", []],
    ["/account", []],
  ])("at %s it marks %j", (pathname, keys) => {
    expect(currentAt(pathname)).toEqual(keys);
  });

  test("addresses stand below the team", () => {
    expect(NAV_ENTRIES.map((entry) => hrefOf(entry, "/t/payments")).slice(0, 2)).toEqual(["/t/payments", "/t/payments/releases"]);
  });
});
