import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pathOf, returnPath } from "./return-path";

describe("returnPath", () => {
  it.each([
    ["/t/checkout", "/t/checkout"],
    ["/t/checkout/releases/1?phase=t-0#item", "/t/checkout/releases/1?phase=t-0#item"],
    ["/a/../b", "/b"],
    ["/apis", "/apis"],
  ])("goes back to %s", (asked, path) => {
    expect(returnPath(asked)).toBe(path);
  });

  it.each([
    null,
    undefined,
    "",
    "t/checkout",
    "//evil.example",
    "///evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "/x\\..\\\\evil.example",
    "https://evil.example/t/checkout",
    "javascript:alert(1)",
    "data:text/html,x",
    " /t",
    "/\t/evil.example",
    "/\n/evil.example",
    "/./\t/evil.example",
    "/..//evil.example",
    "/.//evil.example",
    "/api/auth/signout",
    "/api",
    "/sign-in?to=/sign-in",
    "/first-run",
    `/${"a".repeat(2_001)}`,
  ])("%j leads to the start", (asked) => {
    expect(returnPath(asked)).toBe("/");
  });

  it("stays on this site for whatever is asked, also when the answer is resolved again", () => {
    const parts = fc.constantFrom(
      "/",
      "\\",
      ".",
      "..",
      "//",
      "@",
      ":",
      "http:",
      "evil.example",
      "\t",
      "%2f",
      "%5c",
      "?",
      "#",
      "t",
      "\u2028",
    );
    fc.assert(
      fc.property(
        fc.array(parts).map((list) => `/${list.join("")}`),
        (asked) => {
          const path = returnPath(asked);
          expect(new URL(path, "https://tminus.example").origin).toBe("https://tminus.example");
          expect(path.startsWith("//")).toBe(false);
          expect(returnPath(path)).toBe(path);
        },
      ),
      { numRuns: 2_000 },
    );
  });
});

describe("the path of a whole address", () => {
  it.each([
    ["https://tminus.example/t/red?x=1#T-2h", "/t/red?x=1#T-2h"],
    ["https://tminus.example.evil.example/t/red", "/"],
    ["https://evil.example/t/red", "/"],
    ["https://tminus.example//evil.example", "/"],
    ["/t/red", "/t/red"],
    ["", "/"],
    [null, "/"],
  ])("%s", (address, path) => {
    expect(pathOf(address, "https://tminus.example")).toBe(path);
  });
});
