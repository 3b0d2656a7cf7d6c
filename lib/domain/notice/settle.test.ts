import { describe, expect, it } from "vitest";
import type { Outcome } from "@/lib/domain/comms/delivery";
import { settleMail } from "./settle";

const notTaken: Outcome = { kind: "not-taken", problem: "The mail server cannot be reached." };

describe("a mail", () => {
  it.each([
    [{ kind: "taken", reply: "250" }, 1, { status: "sent", reason: null }],
    [{ kind: "refused", problem: "No such mailbox." }, 1, { status: "failed", reason: "No such mailbox." }],
    [{ kind: "unknown", problem: "Cut off." }, 1, { status: "uncertain", reason: "Cut off." }],
    [notTaken, 1, { status: "waiting", reason: "The mail server cannot be reached.", waitMs: 5_000 }],
    [notTaken, 8, { status: "waiting", reason: "The mail server cannot be reached.", waitMs: 21_600_000 }],
    [notTaken, 9, { status: "failed", reason: "The mail server cannot be reached. It was tried 9 times." }],
  ] as const)("%o, attempt %i", (outcome, attempts, settled) => {
    expect(settleMail(outcome, { attempts, chance: 0.5 })).toEqual(settled);
  });

  it("waits a tenth shorter or longer by chance", () => {
    const waits = [0, 1].map((chance) => settleMail(notTaken, { attempts: 2, chance }));
    expect(waits).toMatchObject([{ waitMs: 27_000 }, { waitMs: 33_000 }]);
  });
});
