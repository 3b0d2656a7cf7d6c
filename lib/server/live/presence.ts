import type { Present } from "@/lib/contracts/live";
import { followersOf, type Subscriber, sendTo } from "@/lib/server/platform/hub";
import { singleton } from "@/lib/server/platform/singleton";

/** What is still to be said about a release: to all if somebody came or went, else to the newcomers alone. */
type Untold = { readonly newcomers: Set<Subscriber>; readonly timer: NodeJS.Timeout };

type Presence = { readonly untold: Map<string, Untold>; readonly told: Map<string, string> };

const presence = () => singleton("presence", (): Presence => ({ untold: new Map(), told: new Map() }));

const SOON_MS = 100;
/** Each list goes to everybody and names everybody: the more there are, the longer it is collected what changes. */
const PER_FOLLOWER_MS = 2;

/**
 * Tells the followers of a release who has it open, soon. When hundreds come back at once after a cut, they are told a few times
 * and not once for each who comes; somebody who reconnects in between is no news to the others.
 */
export function tellPresence(release: string, newcomer?: Subscriber): void {
  const { untold } = presence();
  const known = untold.get(release);
  if (known) {
    if (newcomer) known.newcomers.add(newcomer);
    return;
  }
  const timer = setTimeout(() => tell(release), SOON_MS + PER_FOLLOWER_MS * followersOf(release).length);
  timer.unref();
  untold.set(release, { newcomers: new Set(newcomer ? [newcomer] : []), timer });
}

function tell(release: string): void {
  const { untold, told } = presence();
  const newcomers = untold.get(release)?.newcomers ?? new Set();
  untold.delete(release);
  const followers = followersOf(release);
  const people = new Map<string, Present>(followers.map((one) => [one.userId, one.person]));
  const list = [...people.keys()].sort().join();
  const isNews = told.get(release) !== list;
  if (followers.length === 0) told.delete(release);
  else told.set(release, list);
  const listeners = isNews ? followers : followers.filter((one) => newcomers.has(one));
  if (listeners.length > 0) sendTo(listeners, { type: "presence", release, people: [...people.values()] });
}
