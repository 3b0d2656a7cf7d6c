import type { Moment } from "@/lib/domain/checklist/general/general-item";
import type { Template, TemplatePhase, Track } from "@/lib/domain/checklist/template";

/** A phase by its key; of a canary, whose ladder is its own, the first or the last stage. */
type Place = string | { readonly stage: "first" | "last" };

const PLACES: Record<Track, Record<Moment, Place>> = {
  standard: {
    preparation: "t-minus-48h",
    readiness: "t-minus-2h",
    deployment: "t-zero",
    validation: "t-plus-15m",
    monitoring: "t-plus-2h",
    completion: "t-plus-24h",
    rollback: "rollback",
  },
  canary: {
    preparation: "setup",
    readiness: "setup",
    deployment: { stage: "first" },
    validation: { stage: "last" },
    monitoring: "t-plus-2h",
    completion: "t-plus-2h",
    rollback: "rollback",
  },
  hotfix: {
    preparation: "development",
    readiness: "approval",
    deployment: "t-zero",
    validation: "t-plus-5m",
    monitoring: "t-plus-30m",
    completion: "t-plus-24h",
    rollback: "rollback",
  },
};

/** The phase of a template in which an item of the general lists is worked on; null where a template of a team has no such phase. */
export function phaseFor(template: Template, moment: Moment): TemplatePhase | null {
  const place = PLACES[template.track][moment];
  if (typeof place === "string") return template.phases.find(({ key }) => key === place) ?? null;
  const stages = template.phases.filter(({ stage }) => stage);
  return stages.at(place.stage === "first" ? 0 : -1) ?? null;
}
