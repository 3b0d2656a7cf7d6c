import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isArtifactDigest, isSafeUrl, isVersion } from "./plain-text";

describe("isVersion", () => {
  it.each([
    "v2.3.0",
    "2.3.0",
    "2.3.0-rc.1+build",
    "v3",
    "1.2.3.4",
    "2025.02.13",
    "0.0.0",
    "1.0.0--x",
    "1.0.0+a-b.7",
    `1.0.0-${"a".repeat(58)}`,
  ])("takes %s", (text) => {
    expect(isVersion(text)).toBe(true);
  });

  it.each([
    "",
    "v",
    "V2.3.0",
    "-2.3.0",
    "--help",
    "2.3.0 ",
    " 2.3.0",
    "2.3.0\n",
    "2..3",
    "2.3.",
    ".1",
    "1.2.3.4.5",
    "2.3.0-",
    "2.3.0-a..b",
    "2.3.0+",
    "2.3.0+a+b",
    "2.3.0;ls",
    "$(id)",
    "latest",
    "２.3.0",
    "2.3.0-αβ",
    `1.0.0-${"a".repeat(59)}`,
  ])("refuses %j", (text) => {
    expect(isVersion(text)).toBe(false);
  });

  it("takes nothing that means something to a shell, a path or a header", () => {
    const pieces = fc.constantFrom("v", "1", ".", "1.2", "-", "+", "rc", " ", ";", "/", "\n", "$", "'", "é");
    fc.assert(
      fc.property(fc.string({ unit: pieces, maxLength: 8 }), (text) => {
        if (isVersion(text)) expect(text).toMatch(/^[v\d][\dA-Za-z.+-]*$/);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe("isArtifactDigest", () => {
  const hex = "0123456789abcdef".repeat(4);
  it.each([
    [`sha256:${hex}`, true],
    [hex, false],
    [`sha256:${hex.slice(1)}`, false],
    [`sha256:${hex}0`, false],
    [`sha256:${hex.toUpperCase()}`, false],
    [`SHA256:${hex}`, false],
    [`sha512:${hex}`, false],
    [`sha256:${hex}\n`, false],
    ["", false],
  ])("%j: %s", (text, good) => {
    expect(isArtifactDigest(text)).toBe(good);
  });
});

describe("isSafeUrl", () => {
  it.each([
    "https://grafana.example.com/d/abc?from=now-1h&to=now#panel-2",
    "http://localhost:3000/path",
    "HTTPS://example.com",
    "https://example.com/a@b",
    "https://例え.jp/",
    "http://[::1]:8080/",
  ])("takes %s", (text) => {
    expect(isSafeUrl(text)).toBe(true);
  });

  it.each([
    "",
    "javascript:alert(1)",
    "JaVaScRiPt://example.com/%0aalert(1)",
    "data:text/html,x",
    "ftp://example.com",
    "file:///etc/passwd",
    "//example.com",
    "example.com",
    "https:example.com",
    "https:/example.com",
    "https://",
    "https:///path",
    "https://user:secret@example.com",
    "https://user@example.com",
    "https://@example.com",
    "https://good.example\\@evil.example",
    "https:\\\\example.com",
    " https://example.com",
    "https://example.com\n",
    "https://exa\tmple.com",
    "java\nscript:alert(1)",
    "https://example.com/\u202egpj.exe",
    "https://exam\u200bple.com",
    "https://example.com/\u0000",
    "https://example.com/\ud800",
    "https://example.com:99999",
    "https://[::1",
    `https://example.com/${"a".repeat(2_048)}`,
  ])("refuses %j", (text) => {
    expect(isSafeUrl(text)).toBe(false);
  });

  it("takes only what the standard reads as http without credentials", () => {
    const pieces = fc.constantFrom(
      "https",
      "http",
      ":",
      "/",
      "//",
      "\\",
      "@",
      "user",
      "example.com",
      "javascript",
      "?",
      "#",
      " ",
      "\t",
      "[",
      "]",
      "1",
    );
    fc.assert(
      fc.property(fc.string({ unit: pieces, maxLength: 12 }), (text) => {
        if (!isSafeUrl(text)) return;
        const url = new URL(text);
        expect(["http:", "https:"]).toContain(url.protocol);
        expect(url.username + url.password).toBe("");
      }),
      { numRuns: 1_000 },
    );
  });
});
