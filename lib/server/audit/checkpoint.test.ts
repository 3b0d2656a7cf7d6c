import { describe, expect, it, vi } from "vitest";
import { makeTeam } from "@/lib/server/access/testing/team";
import { teamStream } from "@/lib/server/platform/event-log";
import { log } from "@/lib/server/platform/log";
import { testDatabase } from "@/lib/server/platform/testing/database";
import { isSignedBy, makeCheckpoint, publicKeyText, readHeads } from "./checkpoint";
import { logCheckpoint } from "./checkpoint-log";

testDatabase();

const HEADS: [string, number, string][] = [["team:1", 4, "ab"]];
const AT = "2025-02-13T19:00:00.000Z";

describe("a checkpoint", () => {
  it("is signed by the installation's key, the same after every start", () => {
    const key = publicKeyText() ?? "";
    expect(key).toMatch(/^[\w-]{43}$/);
    expect(isSignedBy(makeCheckpoint(HEADS, AT), key)).toBe(true);
    expect(makeCheckpoint(HEADS, AT)).toEqual(makeCheckpoint(HEADS, AT));
  });

  it.each([
    ["an end", { heads: [["team:1", 3, "ab"]] as typeof HEADS }],
    ["a hash", { heads: [["team:1", 4, "ac"]] as typeof HEADS }],
    ["the time", { at: "2025-02-13T19:00:00.001Z" }],
    ["the signature", { signature: "AAAA" }],
    ["no signature", { signature: null }],
  ])("does not bear a changed %s", (_, change) => {
    expect(isSignedBy({ ...makeCheckpoint(HEADS, AT), ...change }, publicKeyText() ?? "")).toBe(false);
  });

  it("is printed for the streams that moved on, and for them only", async () => {
    const info = vi.spyOn(log, "info").mockImplementation(() => undefined);
    const printed = new Map<string, number>();
    const first = await makeTeam({ ann: "admin" });
    await logCheckpoint(printed);
    const second = await makeTeam({});
    await logCheckpoint(printed);
    await logCheckpoint(printed);
    const streams = info.mock.calls.map(([fields]) =>
      (fields as unknown as { checkpoint: ReturnType<typeof makeCheckpoint> }).checkpoint.heads.map(([one]) => one),
    );
    info.mockRestore();
    expect(streams).toEqual([[teamStream(first.id)], [teamStream(second.id)]]);
    expect(await readHeads(first.id)).toEqual([[teamStream(first.id), 2, expect.stringMatching(/^[0-9a-f]{64}$/)]]);
  });
});
