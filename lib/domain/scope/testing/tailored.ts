import type { ItemState, ReleaseDetails, ReleaseState } from "@/lib/domain/release/state";
import { release, stateAfter } from "@/lib/domain/release/testing/fixture";
import { planTemplate } from "@/lib/domain/tailoring/plan-template";
import type { Profile, ProfileAnswers } from "@/lib/domain/tailoring/profile";

export const answersOf = ({ criticality: _, ...answers }: Profile): ProfileAnswers => answers;

type Choice = { readonly restored?: readonly string[]; readonly strategy?: ReleaseDetails["strategy"] };

/** A release that was planned with a profile. */
export function tailoredRelease(profile: Profile, { restored = [], strategy = "rolling" }: Choice = {}): ReleaseState {
  const answers = answersOf(profile);
  const details = {
    criticality: profile.criticality,
    strategy,
    profile: answers,
    ...(restored.length > 0 ? { restored } : {}),
  } as const;
  const { template } = planTemplate(details);
  const hotfix = { severity: "high", description: "Nobody can pay" } as const;
  return release({ ...details, ...(profile.criticality === "hotfix" ? { hotfix } : {}) }, template);
}

/** What the answers make of it, by the deployer. */
export function retailored(state: ReleaseState, profile: ProfileAnswers): ReleaseState {
  return stateAfter(state, "alice", { type: "checklist.retailor", expectedSeq: state.seq, profile });
}

export const keysIn = ({ items }: ReleaseState): string[] => items.map(({ key }) => key);

/** Somebody's work on an item, of each kind that there is. */
export const TOUCHES: readonly ((item: ItemState) => Partial<ItemState>)[] = [
  () => ({ status: "done", version: 1 }),
  () => ({ status: "waived", version: 1, waivedUntil: "2027-01-01T00:00:00.000Z" }),
  () => ({ version: 2 }),
  () => ({ assignee: { id: "mia", name: "Mia Brown", initials: "MB" } }),
  () => ({ notes: [{ id: "n", text: "Look", by: { id: "mia", name: "Mia Brown", initials: "MB" }, at: "2026-11-25T00:00:00.000Z" }] }),
  () => ({
    evidence: [
      { id: "e", url: "https://ci.example", label: "Run", by: { id: "mia", name: "Mia", initials: "MB" }, at: "2026-11-25T00:00:00.000Z" },
    ],
  }),
  () => ({ commented: true }),
];
