import { instantiateTemplate } from "@/lib/domain/checklist/instantiate";
import { findTemplate } from "@/lib/domain/checklist/templates/registry";
import { stageCriteria } from "@/lib/domain/metrics/criterion";
import type { PhaseState, ReleaseDetails } from "@/lib/domain/release/state";
import { phase, ROSTER, release } from "@/lib/domain/sign-off/testing/fixture";
import type { ProfileAnswers } from "@/lib/domain/tailoring/profile";
import { type Guidance, guidanceFor } from "../guidance";
import type { GuidedRelease } from "../subject";

export const RELEASE_ID = "7f1d2c3b-0000-4000-8000-000000000051";

/** Stages of a canary: shares of the traffic, and for how many minutes each is watched. */
export function ladder(...rungs: readonly (readonly [percent: number, minutes: number])[]): PhaseState[] {
  return rungs.map(([weightPercent, minimumMinutes], position) =>
    phase(`stage-${weightPercent}`, {
      position,
      stage: { weightPercent, minimumMinutes, decisions: ["proceed"], criteria: stageCriteria(weightPercent) },
    }),
  );
}

export const USUAL = ladder([10, 5], [25, 5], [50, 10], [100, 30]);

function wholeChecklist(key: string) {
  const template = findTemplate(key);
  if (!template) throw new TypeError(`There is no template ${key}.`);
  return instantiateTemplate({ template, criticality: "standard", roster: ROSTER });
}

/** What releases have without tailoring; made once, since thousands of releases are. */
const CHECKLISTS = { canary: wholeChecklist("canary"), standard: wholeChecklist("standard") };

/** The documents of the release of the fixture with some of its details changed, and with a whole checklist unless told otherwise. */
export function madeFor(details: Partial<ReleaseDetails>, changes: Partial<GuidedRelease> = {}): Guidance {
  const { roster, details: usual } = release({ details });
  const checklist = CHECKLISTS[usual.strategy === "canary" ? "canary" : "standard"];
  return guidanceFor({ id: RELEASE_ID, details: usual, roster, tminusUrl: "https://tminus.example.com", ...checklist, ...changes });
}

/** Answers of a profile: a microservice on Kubernetes with nothing, unless told otherwise. */
export function answers(changes: Partial<ProfileAnswers> = {}): ProfileAnswers {
  const usual = { application: "microservices", platform: "kubernetes", riskTolerance: "balanced" } as const;
  return { ...usual, changes: [], facilities: [], compliance: [], ...changes };
}
