import { afterAll, afterEach, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { ApiError, api, errorText } from "./api";

const fetched = vi.fn<typeof fetch>();
vi.stubGlobal("fetch", fetched);
afterEach(() => fetched.mockReset());
// Other files are tested in the same process.
afterAll(() => vi.unstubAllGlobals());

const problem = { type: "urn:tminus:problem:stale", title: "Changed", status: 409, code: "stale", detail: "Bob was first." };

describe("api", () => {
  it("sends JSON with the key and parses what it gets", async () => {
    fetched.mockResolvedValue(Response.json({ seq: 4 }));
    const answer = await api("/api/v1/x", {
      method: "PUT",
      body: { a: 1 },
      idempotencyKey: "key-12345",
      schema: z.object({ seq: z.number() }),
    });
    expect(answer).toEqual({ seq: 4 });
    expect(fetched).toHaveBeenCalledExactlyOnceWith("/api/v1/x", {
      method: "PUT",
      headers: { "content-type": "application/json", "idempotency-key": "key-12345" },
      body: '{"a":1}',
      cache: "no-store",
    });
  });

  it("refuses an answer of another shape", async () => {
    fetched.mockResolvedValue(Response.json({ seq: "4" }));
    await expect(api("/x", { schema: z.object({ seq: z.number() }) })).rejects.toThrow(z.ZodError);
  });

  it.each([
    ["a problem", Response.json(problem, { status: 409 }), "stale", "Bob was first."],
    [
      "a page of a proxy",
      new Response("<h1>Bad gateway</h1>", { status: 502 }),
      "unexpected",
      "The answer was 502 and says no more. Try again.",
    ],
  ])("throws %s as an error with its code", async (_, response, code, text) => {
    fetched.mockResolvedValue(response);
    const error = await api("/x", { method: "DELETE" }).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({ code });
    expect(errorText(error)).toBe(text);
  });

  it("says that the server cannot be reached", async () => {
    fetched.mockRejectedValue(new TypeError("Failed to fetch"));
    await expect(api("/x")).rejects.toMatchObject({ code: "offline", problem: { status: 0 } });
  });
});
