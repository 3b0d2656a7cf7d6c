import { onCommitted, onIncidentCommitted } from "./committed";
import { onListening, onWake } from "./notify";

/** A wake-up that was lost with nobody noticing costs what reads the log this long, never an event. */
const ALL_EVERY_MS = 15_000;

/** Ids of what has a stream of its own. */
export type MovedStreams = { readonly releases: readonly string[]; readonly incidents: readonly string[] };

/** What one reader of the log has to look at. */
export type Moved = {
  /** Where something happened since the last call; null where that is not known, and everything is to be looked at. */
  readonly take: () => MovedStreams | null;
  /** What was taken was not looked at after all. */
  readonly putBack: () => void;
};

/** For a round that looks at everything. */
export const ALL_MOVED: Moved = { take: () => null, putBack: () => undefined };

/**
 * Notes for one reader of the log which releases and incidents moved, in this process or another: so that a round without news asks the database
 * nothing, and one with news asks for these, however many releases there are. Begins with everything.
 */
export function followMoved(): Moved {
  const releases = new Set<string>();
  const incidents = new Set<string>();
  let allAt = 0;
  const putBack = () => {
    allAt = 0;
  };
  onCommitted(({ releaseId }) => releases.add(releaseId));
  onIncidentCommitted((id) => incidents.add(id));
  onWake(({ release, incident }) => {
    if (release !== null) releases.add(release);
    if (incident) incidents.add(incident);
  });
  onListening(putBack);
  const take = () => {
    const taken = { releases: [...releases], incidents: [...incidents] };
    releases.clear();
    incidents.clear();
    if (performance.now() < allAt) return taken;
    allAt = performance.now() + ALL_EVERY_MS;
    return null;
  };
  return { take, putBack };
}
