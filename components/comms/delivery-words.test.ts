import { describe, expect, it } from "vitest";
import type { DeliveryCounts } from "@/lib/contracts/message";
import { deliveryText, partsOfDelivery } from "./delivery-words";

const NONE: DeliveryCounts = { sent: 0, failed: 0, uncertain: 0, waiting: 0, asks: 0, cancelled: 0, open: 0 };

describe("the deliveries of a message in words", () => {
  it.each<[Partial<DeliveryCounts>, string]>([
    [{}, "No recipients"],
    [{ sent: 1 }, "Sent to 1"],
    [{ sent: 8 }, "All 8 sent"],
    [{ sent: 7, failed: 1, open: 1 }, "7 sent, 1 failed"],
    [{ waiting: 3 }, "3 waiting"],
    [{ sent: 1, waiting: 1, uncertain: 2, asks: 1, cancelled: 1 }, "1 sent, 1 cancelled, 1 waiting, 1 late, not sent, 2 uncertain"],
  ])("%j: %s", (counts, words) => expect(deliveryText({ ...NONE, ...counts })).toBe(words));

  it("counts each recipient once, whoever waits for a decision", () => {
    const all = { ...NONE, sent: 2, failed: 1, uncertain: 1, open: 2 };
    expect(partsOfDelivery(all).reduce((sum, { count }) => sum + count, 0)).toBe(4);
  });
});
