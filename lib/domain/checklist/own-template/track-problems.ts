import type { TemplatePhase, Track } from "@/lib/domain/checklist/template";
import type { TemplateDocument } from "./document";
import { type DocumentProblem, problemsIn } from "./document-problem";
import { libraryItem } from "./library-items";
import { signedPhases } from "./minimum-gates";
import { placedItems } from "./placed-items";

/** As part of a sentence: "every standard release". */
export const TRACK_NOUNS: Record<Track, string> = { standard: "standard release", canary: "canary release", hotfix: "hotfix" };

/** What each release of a track must have done, whatever its template. Source: SIGNOFF "Which gates are signed", of a hotfix. */
const KEPT_ITEMS: Record<Track, readonly string[]> = {
  standard: [],
  canary: [],
  hotfix: ["fix-reviewed", "hotfix-scanned", "change-management-told"],
};

/** What a template lacks that every release of its track has: signed phases, the stages of a canary, the items of a hotfix. */
export function trackProblems(document: TemplateDocument): DocumentProblem[] {
  const { phases, track } = document;
  const keys = new Set(phases.map(({ key }) => key));
  const lost = signedPhases(track).filter(({ key }) => !keys.has(key));
  const required = new Set(placedItems(document).flatMap(({ item }) => (item.required ? [item.key] : [])));
  return problemsIn(
    ["phases"],
    [
      ...lost.map(
        ({ key, code }) => [true, [], `Every ${TRACK_NOUNS[track]} is signed at ${code}. Keep the phase with the key ${key}.`] as const,
      ),
      ...KEPT_ITEMS[track]
        .filter((key) => !required.has(key))
        .map((key) => [true, [], `Every hotfix requires “${libraryItem(key)?.title}”. Keep the item with the key ${key}.`] as const),
      ...stageChecks(phases, track),
      ...phases.map(
        ({ anchor }, at) =>
          [
            !ANCHORS[track].includes(anchor),
            [at, "anchor"],
            `No phase of a ${TRACK_NOUNS[track]} counts from ${ANCHOR_NAMES[anchor]}.`,
          ] as const,
      ),
    ],
  );
}

const ANCHORS: Record<Track, readonly TemplatePhase["anchor"][]> = {
  standard: ["planned", "actual", "opening"],
  canary: ["planned", "actual", "promotion", "opening"],
  hotfix: ["declaration", "actual", "opening"],
};

const ANCHOR_NAMES: Record<TemplatePhase["anchor"], string> = {
  planned: "the planned T-0",
  actual: "T-0",
  promotion: "the promotion to 100 %",
  declaration: "the declaration",
  opening: "its opening",
};

function stageChecks(phases: readonly TemplatePhase[], track: Track) {
  const places = phases.flatMap(({ stage }, at) => (stage ? [{ stage, at }] : []));
  const [first, last] = [places[0], places.at(-1)];
  if (track !== "canary") return places.map(({ at }) => [true, [at, "stage"], "Only a canary has stages."] as const);
  if (!first || !last) return [[true, [], "A canary needs its stages, up to 100 % of the traffic."]] as const;
  return [
    [last.at - first.at !== places.length - 1, [first.at, "stage"], "The stages follow each other without a phase between them."],
    [last.stage.weightPercent !== 100, [last.at, "stage", "weightPercent"], "The last stage takes 100 % of the traffic."],
    [last.stage.decisions.length > 0, [last.at, "stage", "decisions"], "Nothing is decided once all of the traffic is there."],
    ...places
      .slice(0, -1)
      .map(({ stage, at }) => [stage.decisions.length === 0, [at, "stage", "decisions"], "A stage before 100 % is decided."] as const),
    [
      phases[first.at]?.anchor !== "actual" || phases[first.at]?.offsetMinutes !== 0,
      [first.at, "offsetMinutes"],
      "The first stage begins at T-0.",
    ],
  ] as const;
}
