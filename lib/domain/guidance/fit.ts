import type { ReleaseDetails } from "@/lib/domain/release/state";
import type { ChangeFact, Facility, Platform } from "@/lib/domain/tailoring/profile";
import { CHANGE_NAMES, FACILITY_NAMES, PLATFORM_NAMES } from "@/lib/domain/tailoring/profile-words";

/** What a document needs of a release. What is left out does not matter to it. */
export type Needs = {
  readonly strategies?: readonly ReleaseDetails["strategy"][];
  readonly platform?: Platform;
  /** All of them. */
  readonly facilities?: readonly Facility[];
  /** What does its work already, so that it must not be there. */
  readonly without?: Facility;
  /** One of them, or a change that says more of it. */
  readonly change?: ChangeFact;
};

/** Whether a document fits a release, and why, as one sentence. */
export type Fit = { readonly isHere: boolean; readonly because: string };

/** How strategies are called in a sentence. */
export const STRATEGY_WORDS: Record<ReleaseDetails["strategy"], string> = {
  rolling: "a rolling update",
  "blue-green": "a blue-green deployment",
  canary: "a canary",
  "feature-flag": "a feature flag",
};

/**
 * The answers of the profile decide. A release without one was made without these questions: nothing is left out for what nobody said,
 * and the sentence says so.
 */
export function fitOf(needs: Needs, details: ReleaseDetails): Fit {
  const { strategies } = needs;
  if (strategies && !strategies.includes(details.strategy)) {
    const meant = strategies.map((one) => STRATEGY_WORDS[one]).join(" or ");
    return { isHere: false, because: `It is for ${meant}; this release is ${STRATEGY_WORDS[details.strategy]}.` };
  }
  const missing = details.profile ? missingOf(needs, details.profile) : null;
  if (missing) return { isHere: false, because: missing };
  return { isHere: true, because: reasonFor(needs, details) };
}

type Answers = NonNullable<ReleaseDetails["profile"]>;

function missingOf({ platform, facilities = [], without, change }: Needs, profile: Answers): string | null {
  if (platform && profile.platform !== platform)
    return `It is for ${PLATFORM_NAMES[platform]}; this service runs on ${PLATFORM_NAMES[profile.platform]}.`;
  const lacking = facilities.find((one) => !profile.facilities.includes(one));
  if (lacking) return `It needs ${FACILITY_NAMES[lacking]}, which the team does not have.`;
  if (without && profile.facilities.includes(without)) return `The ${lowerFirst(FACILITY_NAMES[without])} does this already.`;
  if (change && !isChanged(change, profile)) return `It needs a change that this release does not make: ${CHANGE_NAMES[change]}.`;
  return null;
}

/** `database-long` and `database-irreversible` say more of a `database-migration`. */
function isChanged(change: ChangeFact, { changes }: Answers): boolean {
  return changes.includes(change) || (change === "database-migration" && changes.some((one) => one.startsWith("database-")));
}

function reasonFor({ strategies, platform, facilities = [], change }: Needs, { strategy, profile }: ReleaseDetails): string {
  const asked = [
    ...(platform ? [PLATFORM_NAMES[platform]] : []),
    ...facilities.map((one) => FACILITY_NAMES[one]),
    ...(change ? [CHANGE_NAMES[change]] : []),
  ];
  const known = [...(strategies ? [STRATEGY_WORDS[strategy]] : []), ...(profile ? asked : [])];
  const fits = known.length > 0 ? `It fits this release: ${known.join(", ")}.` : "It fits every release.";
  if (profile || asked.length === 0) return fits;
  const stands = `It is made as for ${asked.join(", ")}; the release says nothing of that.`;
  return strategies ? `${fits} ${stands}` : stands;
}

const lowerFirst = (text: string): string => `${text.charAt(0).toLowerCase()}${text.slice(1)}`;
