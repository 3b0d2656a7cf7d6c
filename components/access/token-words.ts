import type { TokenScope } from "@/lib/domain/access/token";

/** What a scope lets a token do. */
export const SCOPE_WORDS: Record<TokenScope, { readonly label: string; readonly does: string }> = {
  read: { label: "Read", does: "Releases, their checklists and gates; incidents." },
  tick: { label: "Report", does: "Items as passed or failed, each with its evidence." },
  readings: { label: "Readings", does: "Records what was measured at a stage, such as its error rate. It decides nothing." },
  notes: { label: "Notes", does: "Adds to the timeline of an incident. It declares, decides and resolves nothing." },
  flag: { label: "Flag", does: "Raise a flag for everybody on the release." },
};
