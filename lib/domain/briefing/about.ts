import type { ReleaseState } from "@/lib/domain/release/state";
import { type BriefingFacts, briefingFacts } from "./facts";
import { type Reach, reachOf } from "./reach";

/** Everything that is said of a release around the text of its briefing: enough for somebody who may see nothing else of it. */
export type BriefedAbout = {
  readonly service: string;
  readonly fromVersion: string;
  readonly toVersion: string;
  readonly zone: string;
  readonly facts: BriefingFacts;
  readonly reach: Reach;
};

export function aboutOf(state: ReleaseState): BriefedAbout {
  const { service, fromVersion, toVersion, zone } = state.details;
  return { service: service.name, fromVersion, toVersion, zone, facts: briefingFacts(state), reach: reachOf(state) };
}
