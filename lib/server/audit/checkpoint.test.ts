import { describe, expect, it, vi } from "vitest";
import { gateContent } from "@/lib/domain/sign-off/gate-content";
import { makeTeam } from "@/lib/server/access/testing/team";
import { releaseStream, teamStream } from "@/lib/server/platform/event-log";
import { log } from "@/lib/server/platform/log";
import { testDatabase } from "@/lib/server/platform/testing/database";
import { executeCommand } from "@/lib/server/release/commands";
import { contentDigest } from "@/lib/server/release/context";
import { loadRelease } from "@/lib/server/release/load";
import { makePlanningTeam, plan } from "@/lib/server/release/testing/plan";
import { type Checkpoint, isSignedBy, makeCheckpoint, publicKeyText, readHeads } from "./checkpoint";
import { logCheckpoint, logSignOffs } from "./checkpoint-log";

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

  it("is printed at once after a sign-off, and not after a comment", async () => {
    const info = vi.spyOn(log, "info").mockImplementation(() => undefined);
    const stop = logSignOffs(new Map());
    const team = await makePlanningTeam();
    const id = await plan(team);
    const access = team.people.bob.access("release.read");
    const state = await loadRelease(id, team.people.bob.ref.id);
    const digest = contentDigest(state && gateContent(state.state, "t-minus-2h"));
    await executeCommand({ access, releaseId: id, command: { type: "comment.add", text: "Soon" } });
    const command = { type: "sign-off.refuse", phase: "t-minus-2h", role: "approver", digest, reason: "Not yet" } as const;
    const { seq } = await executeCommand({ access, releaseId: id, command });
    await vi.waitFor(() => expect(info).toHaveBeenCalled());
    stop();
    const printed = info.mock.calls.map(([fields]) => (fields as unknown as { checkpoint: Checkpoint }).checkpoint);
    info.mockRestore();
    expect(printed.map(({ heads }) => heads)).toEqual([[[releaseStream(id), seq, expect.stringMatching(/^[0-9a-f]{64}$/)]]]);
    expect(printed.every((one) => isSignedBy(one, publicKeyText() ?? ""))).toBe(true);
  });
});
