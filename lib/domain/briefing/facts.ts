import { RELEASE_ROLE_NAMES, type ReleaseRole } from "@/lib/domain/access/roles";
import type { ReleaseState } from "@/lib/domain/release/state";
import { t0Of } from "@/lib/domain/time/axis";
import type { Instant } from "@/lib/domain/time/instant";

/** What a briefing says of its release beside its own text. It is never typed, so that it is never old. */
export type BriefingFacts = {
  readonly t0: Instant;
  readonly windowEnd: Instant;
  readonly isStarted: boolean;
  /** First sentence of what the plan says of the impact, and the rest. */
  readonly impact: { readonly title: string; readonly detail: string };
  /** Who is called first when it goes wrong, and how it is undone. */
  readonly wrong: { readonly title: string; readonly detail: string };
};

const CALLED: readonly ReleaseRole[] = ["primary-on-call", "secondary-on-call", "commander", "deployer"];

export function briefingFacts(state: Pick<ReleaseState, "details" | "roster" | "actualT0">): BriefingFacts {
  const { details, roster, actualT0 } = state;
  const called = CALLED.flatMap((role) => roster.filter((entry) => entry.role === role)).at(0);
  const [title, detail] = firstSentence(details.impact, ".!?:");
  const undo = details.rollbackMethod || firstSentence(details.rollbackPlan, ".!?")[0];
  return {
    t0: t0Of(state),
    windowEnd: details.windowEnd,
    isStarted: actualT0 !== null,
    impact: { title: title || "Not said", detail: title ? detail : "The plan of the release says nothing of it." },
    wrong: {
      title: called ? `${called.person.name}, ${RELEASE_ROLE_NAMES[called.role].toLowerCase()}` : "Nobody is named",
      detail: undo ? `Way back: ${undo}` : `Way back: ${details.fromVersion}`,
    },
  };
}

/** What stands before the first of the signs or line ends, and what follows it. */
function firstSentence(text: string, signs: string): [string, string] {
  const match = new RegExp(`^(.+?)(?:[${signs}](?:\\s+|$)|\\n+|$)([\\s\\S]*)$`).exec(text.trim());
  const rest = match?.[2]?.trim() ?? "";
  return [match?.[1] ?? "", `${rest.charAt(0).toUpperCase()}${rest.slice(1)}`];
}
