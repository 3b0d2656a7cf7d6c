import { expect, it, vi } from "vitest";
import { Fault, problemResponse } from "./problem";

const coded = (message: string, code: string) => Object.assign(new Error(message), { code });

it.each([
  ["a refused connection", coded("connect ECONNREFUSED 127.0.0.1:5432", "ECONNREFUSED"), 503, /does not answer/],
  ["a server that shuts down", coded("terminating connection due to administrator command", "57P01"), 503, /does not answer/],
  ["a hung server", new Error("Query read timeout"), 503, /does not answer/],
  [
    "a full disk, by the driver",
    coded('could not extend file "base/5/1": No space left on device', "53100"),
    503,
    /disk of the database is full/,
  ],
  ["a full disk, by the log that cannot be written", coded("could not write to file: No space left on device", "58030"), 503, /disk/],
  ["anything else", new Error("undefined is not a function"), 500, /failed while working/],
])("answers %s", async (_what, error, status, detail) => {
  const answer = problemResponse(error);
  expect(answer.status).toBe(status);
  expect((await answer.json()).detail).toMatch(detail);
});

it("answers a fault of another copy of this module as its own", async () => {
  vi.resetModules();
  const copy = await import("./problem");
  expect(copy.Fault).not.toBe(Fault);
  const answer = problemResponse(new copy.Fault("wrong-state", "Not now."));
  expect([answer.status, (await answer.json()).detail]).toEqual([422, "Not now."]);
});
