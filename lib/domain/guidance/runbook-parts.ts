import type { ItemState, PhaseState, ReleaseState } from "@/lib/domain/release/state";

export type RunbookPart = "before" | "deployment" | "after";

/** The phases of a part that have items, in their order, with those that are asked; subordinate items follow the one above them. */
export function itemsByPart(
  { phases, items }: Pick<ReleaseState, "phases" | "items">,
  part: RunbookPart,
): { readonly phase: PhaseState; readonly items: readonly ItemState[] }[] {
  const forward = phases.filter(({ kind }) => kind === "forward").toSorted((a, b) => a.position - b.position);
  return forward
    .filter((phase) => partOf(phase, forward) === part)
    .map((phase) => ({ phase, items: items.filter((item) => item.phase === phase.key && item.status !== "not-applicable") }))
    .filter((one) => one.items.length > 0);
}

/** The deployment is the phase at T-0 and the stages of a canary; what comes before and after follows from the order. */
function partOf(phase: PhaseState, forward: readonly PhaseState[]): RunbookPart {
  const isDeployment = ({ key, stage }: PhaseState) => stage !== null || key === "t-zero";
  if (isDeployment(phase)) return "deployment";
  const first = forward.find(isDeployment);
  return first && phase.position > first.position ? "after" : "before";
}
