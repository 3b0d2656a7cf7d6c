import { requirementsText } from "@/lib/domain/checklist/gate-rules";
import { mergeRequirements } from "@/lib/domain/checklist/merge-requirements";
import type { Requirement, TemplatePhase, Track } from "@/lib/domain/checklist/template";
import type { TemplateDocument } from "./document";
import { type DocumentProblem, problemsIn } from "./document-problem";
import { minimumGate, missingFrom } from "./minimum-gates";
import { MAX_COUNT, whyUnfillable } from "./quorum";
import { TRACK_NOUNS } from "./track-problems";

type Known = { readonly track: Track; readonly people: number | null };

/** Gates that ask for less than the library asks of the track, and gates that no roster of the team could satisfy. */
export function gateProblems({ phases, track }: TemplateDocument, people: number | null): DocumentProblem[] {
  return phases.flatMap((phase, at) =>
    [...minimumProblems(phase, track), ...quorumProblems(phase, { track, people })].map((problem) => ({
      ...problem,
      path: ["phases", at, "gate", ...problem.path],
    })),
  );
}

function minimumProblems(phase: TemplatePhase, track: Track): DocumentProblem[] {
  const minimum = minimumGate(phase, track);
  if (!minimum) return [];
  if (phase.gate.kind === "closed") return [{ path: [], message: weaker(track, minimum.base) }];
  const { base, critical } = phase.gate;
  const missing = missingFrom(base, minimum.base);
  const missingCritical = missingFrom(mergeRequirements(base, critical), mergeRequirements(minimum.base, minimum.critical));
  return problemsIn(
    [],
    [
      [missing.length > 0, ["base"], weaker(track, missing)],
      [missing.length === 0 && missingCritical.length > 0, ["critical"], weaker(track, missingCritical, " that is critical")],
    ],
  );
}

function quorumProblems({ gate }: TemplatePhase, known: Known): DocumentProblem[] {
  if (gate.kind === "closed") return [];
  const { base, critical } = gate;
  const why = whyUnfillable({ policies: [base], ...known });
  const whyCritical = why === null ? whyUnfillable({ policies: [base, critical], ...known }) : null;
  return problemsIn(
    [],
    [
      [base.some(isTooMany), ["base"], TOO_MANY],
      [critical.some(isTooMany), ["critical"], TOO_MANY],
      [why !== null, ["base"], why ?? ""],
      [whyCritical !== null, ["critical"], whyCritical ?? ""],
    ],
  );
}

const TOO_MANY = `No gate asks for more than ${MAX_COUNT} signatures of one role.`;
const isTooMany = ({ count }: Requirement): boolean => count > MAX_COUNT;

function weaker(track: Track, missing: readonly Requirement[], which = ""): string {
  return `Every ${TRACK_NOUNS[track]}${which} is signed here by ${requirementsText(missing)} at least. A template may ask for more, never for less.`;
}
