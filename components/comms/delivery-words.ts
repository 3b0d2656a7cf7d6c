import type { DeliveryCounts } from "@/lib/contracts/message";

type Part = { readonly key: Exclude<keyof DeliveryCounts, "open">; readonly words: string; readonly bar: string };

/** In the order in which they are drawn: what went well first, what somebody has to look at last. */
const PARTS: readonly Part[] = [
  { key: "sent", words: "sent", bar: "bg-done" },
  { key: "cancelled", words: "cancelled", bar: "bg-na" },
  { key: "waiting", words: "waiting", bar: "bg-brand" },
  { key: "asks", words: "late, not sent", bar: "bg-blocked" },
  { key: "uncertain", words: "uncertain", bar: "bg-blocked" },
  { key: "failed", words: "failed", bar: "bg-failed" },
];

/** How many recipients there are in each state, without the states that there are none in. */
export function partsOfDelivery(counts: DeliveryCounts): (Part & { readonly count: number })[] {
  return PARTS.map((part) => ({ ...part, count: counts[part.key] })).filter(({ count }) => count > 0);
}

/** `All 8 sent`, or `7 sent, 1 failed`; of a message that reached nobody, that. */
export function deliveryText(counts: DeliveryCounts): string {
  const parts = partsOfDelivery(counts);
  if (parts.length === 0) return "No recipients";
  const [only] = parts;
  if (only && parts.length === 1 && only.key === "sent") return only.count === 1 ? "Sent to 1" : `All ${only.count} sent`;
  return parts.map(({ count, words }) => `${count} ${words}`).join(", ");
}
