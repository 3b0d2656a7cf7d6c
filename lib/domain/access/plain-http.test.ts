import { describe, expect, it } from "vitest";
import { isPlainBeyondLoopback } from "./plain-http";

describe("plain http beyond the own machine", () => {
  it.each([
    ["http://localhost:3000", "127.0.0.1", false],
    ["http://localhost:3000", "localhost", false],
    ["http://127.0.0.1:3000", "127.0.0.53", false],
    ["http://[::1]:3000", "::1", false],
    ["http://tminus.localhost", "127.0.0.1", false],
    ["http://localhost:3000", "0.0.0.0", true],
    ["http://localhost:3000", "::", true],
    ["http://localhost:3000", "10.0.0.5", true],
    ["http://releases.example.com", "127.0.0.1", true],
    ["http://127.0.0.1.example.com", "127.0.0.1", true],
    ["http://localhost.example.com", "127.0.0.1", true],
    ["HTTP://10.0.0.5:3000", "0.0.0.0", true],
    ["https://releases.example.com", "127.0.0.1", false],
    ["https://releases.example.com", "0.0.0.0", false],
  ])("%s, listening on %s: %s", (url, host, isPlain) => {
    expect(isPlainBeyondLoopback({ url, host })).toBe(isPlain);
  });
});
